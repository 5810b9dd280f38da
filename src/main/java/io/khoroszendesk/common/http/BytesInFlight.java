package io.khoroszendesk.common.http;

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

    /**
     * What one request has taken. It belongs to who reads the body and, from then on, to who works with it; the last one gives
     * it back.
     */
    public final class Share {

        private long held;
        private int owners = 1;

        /** Takes what is missing to {@code bytes} in all; false where there is no room, and then nothing is taken. */
        public synchronized boolean growTo(long bytes) {
            long missing = bytes - held;
            if (missing <= 0) {
                return true;
            }
            if (owners == 0 || !take(missing)) {
                return false;
            }
            held += missing;
            return true;
        }

        /** Adds an owner; false where everything was given back already. */
        public synchronized boolean retain() {
            owners += owners > 0 ? 1 : 0;
            return owners > 0;
        }

        /** Ends one owner's part. */
        public synchronized void release() {
            if (owners > 0 && --owners == 0) {
                taken.addAndGet(-held);
            }
        }
    }
}
