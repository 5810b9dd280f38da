package io.khoroszendesk.crm.access;

/** A request has reached an operation without passing the API's request filter. */
public final class NotAdmittedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotAdmittedException() {
        super("not admitted", null, false, false);
    }
}
