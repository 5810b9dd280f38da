package io.khoroszendesk.common.resilience;

/** The deadline is over before a result was there. The outcome of the operation is unknown. */
public final class DeadlineExceededException extends RuntimeException {

    public DeadlineExceededException(String message, Throwable cause) {
        super(message, cause);
    }
}
