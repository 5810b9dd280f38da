package io.khoroszendesk.zendesk.model;

import io.khoroszendesk.common.http.TransportFailure;
import io.khoroszendesk.common.resilience.DeadlineExceededException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call to Zendesk without a usable response.
 *
 * <p>Its message is meant for logs: it names the endpoint, the status and Zendesk's request id. It never contains
 * Zendesk's own texts, because they repeat names and addresses.
 */
public final class ZendeskException extends RuntimeException {

    /** The kinds of failures, as far as they are handled differently. */
    public enum Kind {
        /** 401 or 403: our credentials are rejected. */
        UNAUTHORIZED,
        /** 404. */
        NOT_FOUND,
        /** 400, 406, 413 or 422: Zendesk doesn't accept what was sent. */
        INVALID,
        /** 409: someone else changed the same object. */
        CONFLICT,
        /** 429: over one of Zendesk's rate limits, or known to be. Nothing was done. */
        RATE_LIMITED,
        /** 503: overloaded or in maintenance. */
        OVERLOADED,
        /** Any other 5xx or unexpected status. */
        FAILED,
        /** The connection failed, so nothing was sent. */
        UNREACHABLE,
        /** The connection broke before the response was complete. */
        CONNECTION_LOST,
        /** No response in time. */
        TIMEOUT,
        /** The response isn't what Zendesk's API sends. */
        MALFORMED,
        /** A replay was asked for something that was not recorded. Zendesk never answers so. */
        NOT_RECORDED,
        /** Too many of our own calls are under way. Nothing was sent. */
        BUSY,
        /** The circuit breaker of this family of endpoints is open. Nothing was sent. */
        CIRCUIT_OPEN
    }

    /**
     * One of Zendesk's errors about a member of the request. {@code error} is a code such as DuplicateValue, or null.
     */
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
        // Without a stack trace, because every 404 throws one: the trace would cost more than the call and adds nothing
        // to the message.
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

    /** What Zendesk has; empty if it says that there is no such thing (404). */
    public static <T> Optional<T> ifThere(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (ZendeskException e) {
            if (e.is(Kind.NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    public Kind kind() {
        return kind;
    }

    /** The HTTP status; 0 if there was no response. */
    public int status() {
        return status;
    }

    /**
     * Zendesk's name of the error, such as {@code IdempotentRequestError}; empty if it sent none. What was not recorded is
     * named by its method and path.
     */
    public Optional<String> error() {
        return Optional.ofNullable(error);
    }

    /** How long Zendesk or our own limits ask to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Errors by the name of the member they are about; {@code base} stands for the whole request. */
    public Map<String, List<Detail>> details() {
        return details;
    }

    /** Whether a rate limit applies to the whole account, not only to the endpoint. */
    public boolean accountWide() {
        return accountWide;
    }

    public boolean is(Kind... kinds) {
        return List.of(kinds).contains(kind);
    }

    /** Whether a write may have taken effect although no response confirms it. */
    public boolean mayHaveHappened() {
        return switch (kind) {
            case OVERLOADED, FAILED, CONNECTION_LOST, TIMEOUT, MALFORMED -> true;
            default -> false;
        };
    }

    /** If it may pass by itself, how long it lasts at least, as far as Zendesk has told; otherwise empty. */
    public Optional<Duration> passesAfter() {
        boolean passes =
                switch (kind) {
                    case RATE_LIMITED, OVERLOADED, CONNECTION_LOST, TIMEOUT, BUSY, CIRCUIT_OPEN -> true;
                    case FAILED -> status >= 500;
                    case UNREACHABLE ->
                        TransportFailure.of(this)
                                .filter(TransportFailure::mayPass)
                                .isPresent();
                    case UNAUTHORIZED, NOT_FOUND, INVALID, CONFLICT, MALFORMED, NOT_RECORDED -> false;
                };
        return passes ? retryAfter().or(() -> Optional.of(Duration.ZERO)) : Optional.empty();
    }

    /** Whether the failure is due to Zendesk or the network, so that further calls would make it worse. */
    public boolean isOutage() {
        return switch (kind) {
            case OVERLOADED, FAILED, UNREACHABLE, CONNECTION_LOST, TIMEOUT, MALFORMED -> true;
            default -> false;
        };
    }
}
