package io.khoroszendesk.care.api;

import io.khoroszendesk.common.http.TransportFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A call to Care without a usable response. Its message is this service's own and says what to do; it contains neither
 * customer data nor credentials, and may be logged and stored.
 */
public final class CareException extends RuntimeException {

    /** The kinds of failures, as far as they are handled differently. */
    public enum Kind {
        /** 401 or 403: the account is rejected, lacks API access, or our IP address isn't on Care's allow list. */
        UNAUTHORIZED,
        /** 404, or 400 with a text that says so: the requested object doesn't exist. */
        MISSING,
        /** Another 4xx, or {@code "status": "fail"}: Care doesn't accept what was sent. */
        INVALID,
        /** 429, after the retries that made sense. Nothing was done. */
        RATE_LIMITED,
        /** A redirect: the API is not at the configured URL. */
        MOVED,
        /** 5xx. */
        FAILED,
        /** The connection failed, so nothing was sent. */
        UNREACHABLE,
        /** The connection broke before the response was complete. */
        CONNECTION_LOST,
        /** No response in time. */
        TIMEOUT,
        /** Every customer is refused alike: Khoros Support hasn't set up the CRM or its attributes. */
        NOT_SET_UP,
        /** The response is about somebody else than who was asked for. */
        FOREIGN,
        /** The response isn't what the API sends. */
        MALFORMED,
        /** The thread was interrupted, for example because the service stops. */
        STOPPED
    }

    private final Kind kind;
    private final int status;
    private final Duration retryAfter;
    private final String detail;

    public CareException(Kind kind, String message, int status, Duration retryAfter, String detail) {
        this(kind, message, status, retryAfter, detail, null);
    }

    private CareException(Kind kind, String message, int status, Duration retryAfter, String detail, Throwable cause) {
        super(message, cause, false, false);
        this.kind = kind;
        this.status = status;
        this.retryAfter = retryAfter;
        this.detail = detail;
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

    /** The HTTP status; 0 if there was no response. */
    public int status() {
        return status;
    }

    /** How long Care asks to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Care's own text. It may name customers and repeat credentials: it must be neither logged nor stored. */
    public String detail() {
        return detail;
    }

    /** If it may pass by itself, how long it lasts at least, as far as Care has told; otherwise empty. */
    public Optional<Duration> passesAfter() {
        boolean passes =
                switch (kind) {
                    case RATE_LIMITED, FAILED, CONNECTION_LOST, TIMEOUT -> true;
                    case UNREACHABLE ->
                        TransportFailure.of(this)
                                .filter(TransportFailure::mayPass)
                                .isPresent();
                    default -> false;
                };
        return passes ? retryAfter().or(() -> Optional.of(Duration.ZERO)) : Optional.empty();
    }

    /** Whether every other call would fail as well, so that it makes no sense to continue for now. */
    public boolean concernsAll() {
        return switch (kind) {
            case MISSING, INVALID, FOREIGN -> false;
            default -> true;
        };
    }
}
