package io.khoroszendesk.marketing.api;

import java.util.List;

/** A call to Khoros that brought no usable answer. Its message is whole sentences that say what to do, and holds no secret. */
public final class MarketingException extends RuntimeException {

    /** What went wrong, as far as it matters for what is done next. */
    public enum Kind {
        /** There is no token, or Khoros doesn't take it. */
        UNAUTHORIZED,
        /** The token is good, but its user or application may not do this. */
        FORBIDDEN,
        NOT_FOUND,
        /** Khoros doesn't take what was sent. */
        INVALID,
        /** 429: too many calls. */
        RATE_LIMITED,
        /** 586: Khoros has no such service, so the address is wrong. */
        NO_SERVICE,
        /** 5xx, or an error of which Khoros itself doesn't know the cause. */
        FAILED,
        /** No connection came about, so nothing was sent. */
        UNREACHABLE,
        /** The connection broke before the answer was there. */
        CONNECTION_LOST,
        /** No answer in time. */
        TIMEOUT,
        /** An answer that isn't one of Khoros' API. */
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

    /** The HTTP status, 0 where there was no answer. */
    public int status() {
        return status;
    }

    /** Khoros' name of the error in capitals, null where it gave none. */
    public String code() {
        return code;
    }

    public boolean is(Kind... kinds) {
        return List.of(kinds).contains(kind);
    }

    /** Whether a write may have taken effect although no answer says so. */
    public boolean mayHaveHappened() {
        return switch (kind) {
            case FAILED, CONNECTION_LOST, TIMEOUT, MALFORMED -> true;
            case UNAUTHORIZED, FORBIDDEN, NOT_FOUND, INVALID, RATE_LIMITED, NO_SERVICE, UNREACHABLE -> false;
        };
    }

    /** Whether a read is worth another try. */
    boolean isPassing() {
        return is(Kind.FAILED, Kind.CONNECTION_LOST, Kind.TIMEOUT, Kind.UNREACHABLE);
    }
}
