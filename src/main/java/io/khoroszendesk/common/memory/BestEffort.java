package io.khoroszendesk.common.memory;

import org.jboss.logging.Logger;

/** Tells the shared memory what makes other replicas faster. If it can't be told, nothing else fails. */
public final class BestEffort {

    private static final Logger LOG = Logger.getLogger(BestEffort.class);

    private BestEffort() {}

    /** A call to the shared memory without a result. */
    @FunctionalInterface
    public interface Call {
        void make() throws MemoryUnavailableException;
    }

    /**
     * Makes the call; false if that was not possible.
     *
     * @param what names in the log what the memory was told
     */
    public static boolean tell(String what, Call call) {
        try {
            call.make();
            return true;
        } catch (MemoryUnavailableException e) {
            LOG.debugf("The shared memory was not told of %s: %s", what, e.getMessage());
            return false;
        }
    }
}
