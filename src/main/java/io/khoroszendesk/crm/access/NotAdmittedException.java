package io.khoroszendesk.crm.access;

import io.khoroszendesk.crm.ApiRequestFilter;

/** A request has reached an operation without passing the {@link ApiRequestFilter}. */
public final class NotAdmittedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotAdmittedException() {
        super("not admitted", null, false, false);
    }
}
