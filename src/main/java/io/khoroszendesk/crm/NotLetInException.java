package io.khoroszendesk.crm;

/** A request has reached an operation by a way that doesn't lead through the {@link Gate}. */
final class NotLetInException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotLetInException() {
        super("not let in", null, false, false);
    }
}
