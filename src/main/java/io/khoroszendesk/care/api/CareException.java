package io.khoroszendesk.care.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A call to Care that brought no usable answer. Its message is a sentence a person can act on; it names neither customers nor
 * credentials, and may be logged.
 */
public final class CareException extends RuntimeException {

    /** What went wrong, as far as it matters for what is done next. */
    public enum Kind {
        /** 401 or 403: the account is refused, lacks API access, or our address isn't on Care's list. */
        UNAUTHORIZED,
        /** 404, or 400 in words that say so: what was asked for doesn't exist. */
        MISSING,
        /** Another 4xx, or {@code "status": "fail"}: Care doesn't take what was sent. */
        INVALID,
        /** 429, after the repeats that made sense. Nothing was done. */
        RATE_LIMITED,
        /** A redirect: the configured address isn't where the API is. */
        MOVED,
        /** 5xx. */
        FAILED,
        /** No connection came about, so nothing was sent. */
        UNREACHABLE,
        /** The connection broke before the answer was there. */
        CONNECTION_LOST,
        /** No answer in time. */
        TIMEOUT,
        /** An answer that isn't what the API answers. */
        MALFORMED,
        /** The thread was interrupted, as when the service stops. */
        STOPPED
    }

    private final Kind kind;
    private final int status;
    private final Duration retryAfter;
    private final String said;

    public CareException(Kind kind, String message, int status, Duration retryAfter, String said) {
        this(kind, message, status, retryAfter, said, null);
    }

    private CareException(Kind kind, String message, int status, Duration retryAfter, String said, Throwable cause) {
        super(message, cause, false, false);
        this.kind = kind;
        this.status = status;
        this.retryAfter = retryAfter;
        this.said = said;
    }

    public static CareException of(Kind kind, String message) {
        return of(kind, message, null);
    }

    static CareException of(Kind kind, String message, Throwable cause) {
        return new CareException(kind, message, 0, null, "", cause);
    }

    public Kind kind() {
        return kind;
    }

    public boolean is(Kind... kinds) {
        return List.of(kinds).contains(kind);
    }

    /** The HTTP status, 0 where there was no answer. */
    public int status() {
        return status;
    }

    /** How long Care asks to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** What Care said, as it said it: it may name customers, and is not for logs. */
    public String said() {
        return said;
    }

    /** Whether the fault would meet every other call as well, so that going on makes no sense for now. */
    public boolean concernsAll() {
        return switch (kind) {
            case MISSING, INVALID -> false;
            default -> true;
        };
    }
}
