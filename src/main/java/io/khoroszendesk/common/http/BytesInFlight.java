package io.khoroszendesk.common.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the bytes of all request bodies that are in memory at once, because requests that are small enough
 * individually could exhaust the memory together.
 */
public final class BytesInFlight {

    private final long most;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    public BytesInFlight(long most) {
        this.most = most;
    }

    /** The bytes that are reserved now. */
    public long taken() {
        return taken.get();
    }

    /** The number of requests that were rejected since the start. */
    public long refused() {
        return refused.get();
    }

    /** A new share of one request, empty at first. */
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
     * The bytes that one request has reserved. They are owned by the reader of the body and later also by the code that
     * processes it; the last owner releases them.
     */
    public final class Share {

        private long held;
        private int owners = 1;

        /** Increases the share to {@code bytes}. Returns false and reserves nothing if the limit would be exceeded. */
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

        /** Adds an owner. Returns false if the share was already released. */
        public synchronized boolean retain() {
            owners += owners > 0 ? 1 : 0;
            return owners > 0;
        }

        /** Removes an owner. */
        public synchronized void release() {
            if (owners > 0 && --owners == 0) {
                taken.addAndGet(-held);
            }
        }
    }
}
