package io.khoroszendesk.common.http;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies are in memory at once, of all requests that are read or worked on. It is bounded, because
 * requests that are small enough each could end the process together.
 */
public final class BytesInFlight {

    private final long most;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    public BytesInFlight(long most) {
        this.most = most;
    }

    /** The bytes that are taken now. */
    public long taken() {
        return taken.get();
    }

    /** How many requests found no room, since the start. */
    public long refused() {
        return refused.get();
    }

    /** The share of one request, empty at first. */
    public Share share() {
        return new Share();
    }

    private boolean take(long bytes) {
        long before = taken.get();
        while (before + bytes <= most) {
            long witness = taken.compareAndExchange(before, before + bytes);
            if (witness == before) {
                return true;
            }
            before = witness;
        }
        refused.incrementAndGet();
        return false;
    }

    /** What one request has taken. It is used by one thread at a time, and released by any. */
    public final class Share {

        private final AtomicLong held = new AtomicLong();
        private final AtomicBoolean ended = new AtomicBoolean();

        /** Takes what is missing to {@code bytes} in all; false where there is no room, and then nothing is taken. */
        public boolean growTo(long bytes) {
            long missing = bytes - held.get();
            if (missing <= 0) {
                return true;
            }
            if (ended.get() || !take(missing)) {
                return false;
            }
            held.addAndGet(missing);
            return true;
        }

        /** Gives everything back, once. */
        public void release() {
            if (ended.compareAndSet(false, true)) {
                taken.addAndGet(-held.get());
            }
        }
    }
}
