package io.khoroszendesk.zendesk.model;

import io.khoroszendesk.common.resilience.DeadlineExceededException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call to Zendesk that brought no usable answer.
 *
 * <p>Its message is for the log: it names the endpoint, the status and Zendesk's request id, and never holds what Zendesk
 * said in words, since those repeat names and addresses.
 */
public final class ZendeskException extends RuntimeException {

    /** What went wrong, as far as it matters for what is done next. */
    public enum Kind {
        /** 401 or 403: our credentials are refused. */
        REFUSED,
        /** 404. */
        NOT_FOUND,
        /** 400, 413 or 422: Zendesk doesn't take what was sent. */
        INVALID,
        /** 409: somebody else changed the same thing. */
        CONFLICT,
        /** 429: over a limit of Zendesk, or known to be. Nothing was done. */
        LIMITED,
        /** 503: overloaded or in maintenance. */
        OVERLOADED,
        /** Any other 5xx or unexpected status. */
        FAILED,
        /** No connection came about, so nothing was sent. */
        UNREACHABLE,
        /** The connection broke before the answer was there. */
        CUT,
        /** No answer in time. */
        TIMEOUT,
        /** An answer that isn't what Zendesk's API answers. */
        UNREADABLE,
        /** Too many of our own calls are under way. Nothing was sent. */
        BUSY,
        /** The circuit breaker of this family of endpoints is open. Nothing was sent. */
        SUSPENDED
    }

    /** One complaint of Zendesk about one member of what was sent. {@code error} is a code such as DuplicateValue, or null. */
    public record Detail(String description, String error) {}

    private final Kind kind;
    private final int status;
    private final String error;
    private final Duration retryAfter;
    private final Map<String, List<Detail>> details;
    private final boolean accountWide;

    public ZendeskException(
            Kind kind,
            String message,
            int status,
            String error,
            Duration retryAfter,
            Map<String, List<Detail>> details,
            boolean accountWide,
            Throwable cause) {
        // Thrown for every 404: the trace would cost more than the call and says nothing that the message doesn't.
        super(message, cause, false, false);
        this.kind = kind;
        this.status = status;
        this.error = error;
        this.retryAfter = retryAfter;
        this.details = details;
        this.accountWide = accountWide;
    }

    /** Zendesk has not answered before the deadline of the one who waited. */
    public static ZendeskException of(DeadlineExceededException e) {
        return without(Kind.TIMEOUT, e.getMessage(), e);
    }

    public static ZendeskException without(Kind kind, String message, Throwable cause) {
        return new ZendeskException(kind, message, 0, null, null, Map.of(), false, cause);
    }

    public static ZendeskException waiting(Kind kind, String message, Duration retryAfter) {
        return new ZendeskException(kind, message, 0, null, retryAfter, Map.of(), false, null);
    }

    public Kind kind() {
        return kind;
    }

    /** The HTTP status, 0 where there was no answer. */
    public int status() {
        return status;
    }

    /** Zendesk's name of the error, such as {@code IdempotentRequestError}; empty where it gave none. */
    public Optional<String> error() {
        return Optional.ofNullable(error);
    }

    /** How long Zendesk, or our own limits, ask to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Complaints by the name of the member they are about; {@code base} stands for the whole. */
    public Map<String, List<Detail>> details() {
        return details;
    }

    /** Whether a limit holds for the whole account, not just for what was called. */
    public boolean accountWide() {
        return accountWide;
    }

    public boolean is(Kind... kinds) {
        return List.of(kinds).contains(kind);
    }

    /** Whether a write may have taken effect although no answer says so. */
    public boolean mayHaveHappened() {
        return switch (kind) {
            case OVERLOADED, FAILED, CUT, TIMEOUT, UNREADABLE -> true;
            default -> false;
        };
    }

    /** Whether the fault lies with Zendesk or the way to it, so that calling on and on makes it worse. */
    public boolean isOutage() {
        return switch (kind) {
            case OVERLOADED, FAILED, UNREACHABLE, CUT, TIMEOUT, UNREADABLE -> true;
            default -> false;
        };
    }
}
