package io.khoroszendesk.marketing.api;

import java.util.List;

/**
 * A call to Khoros without a usable response. Its message says what to do, in complete sentences, and contains no
 * secret.
 */
public final class MarketingException extends RuntimeException {

    /** The kinds of failures, as far as they are handled differently. */
    public enum Kind {
        /** There is no token, or Khoros rejects it. */
        UNAUTHORIZED,
        /** The token is valid, but its user or application may not do this. */
        FORBIDDEN,
        NOT_FOUND,
        /** Khoros doesn't accept what was sent. */
        INVALID,
        /** 429: too many calls. */
        RATE_LIMITED,
        /** 586: Khoros has no such service, so the URL is wrong. */
        NO_SERVICE,
        /** 5xx, or an error whose cause Khoros itself doesn't know. */
        FAILED,
        /** The connection failed, so nothing was sent. */
        UNREACHABLE,
        /** The connection broke before the response was complete. */
        CONNECTION_LOST,
        /** No response in time. */
        TIMEOUT,
        /** The response isn't one of Khoros' API. */
        MALFORMED
    }

    private final Kind kind;
    private final int status;
    private final String code;

    MarketingException(Kind kind, String message, int status, String code, Throwable cause) {
        super(message, cause, false, false);
        this.kind = kind;
        this.status = status;
        this.code = code;
    }

    static MarketingException of(Kind kind, String message, MarketingEnvelope answer) {
        return new MarketingException(kind, message, answer.status(), answer.code(), null);
    }

    public static MarketingException without(Kind kind, String message, Throwable cause) {
        return new MarketingException(kind, message, 0, null, cause);
    }

    public Kind kind() {
        return kind;
    }

    /** The HTTP status; 0 if there was no response. */
    public int status() {
        return status;
    }

    /** Khoros' error code in capitals; null if it sent none. */
    public String code() {
        return code;
    }

    public boolean is(Kind... kinds) {
        return List.of(kinds).contains(kind);
    }

    /** Whether a write may have taken effect although no response confirms it. */
    public boolean mayHaveHappened() {
        return switch (kind) {
            case FAILED, CONNECTION_LOST, TIMEOUT, MALFORMED -> true;
            case UNAUTHORIZED, FORBIDDEN, NOT_FOUND, INVALID, RATE_LIMITED, NO_SERVICE, UNREACHABLE -> false;
        };
    }

    /** Whether a read is worth another attempt. */
    boolean isPassing() {
        return is(Kind.FAILED, Kind.CONNECTION_LOST, Kind.TIMEOUT, Kind.UNREACHABLE);
    }
}
