package io.khoroszendesk.common.memory;

/** The shared memory can't be used now. Whoever asked goes on as if there were none. */
public final class MemoryUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public MemoryUnavailableException(String message, Throwable cause) {
        super(message, cause, false, false);
    }
}
