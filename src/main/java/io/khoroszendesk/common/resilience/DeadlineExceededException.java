package io.khoroszendesk.common.resilience;

/** The time in which an answer must have been given is over, and what was waited for isn't there. Nothing is known of its outcome. */
public final class DeadlineExceededException extends RuntimeException {

    public DeadlineExceededException(String message, Throwable cause) {
        super(message, cause);
    }
}
