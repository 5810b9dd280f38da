package io.khoroszendesk.zendesk.call;

import io.khoroszendesk.common.http.TransportFailure;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineConfig;
import io.khoroszendesk.common.resilience.Timeline;
import io.khoroszendesk.zendesk.auth.AccessTokens;
import io.khoroszendesk.zendesk.call.FaultTolerance.Effect;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import io.khoroszendesk.zendesk.trace.ExchangeTrace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes one call to Zendesk: checks whether it may be made, authorizes it, limits its time, cancels it when that is
 * over, and classifies its failure.
 */
@Singleton
public class CallExecutor {

    private final FaultTolerance guards;
    private final RetryAfterMemory limits;
    private final CallMetrics metrics;
    private final LastOutcome last;
    private final DeadlineConfig config;
    private final ExchangeTrace trace;
    private final Instance<AccessTokens> credentials;

    @Inject
    public CallExecutor(
            FaultTolerance guards,
            RetryAfterMemory limits,
            CallMetrics metrics,
            LastOutcome last,
            DeadlineConfig config,
            ExchangeTrace trace,
            // Looked up late, because credentials are obtained by a call themselves.
            Instance<AccessTokens> credentials) {
        this.guards = guards;
        this.limits = limits;
        this.metrics = metrics;
        this.last = last;
        this.config = config;
        this.trace = trace;
        this.credentials = credentials;
    }

    /** A call that needs no credentials. */
    <T> T anonymous(Endpoint endpoint, Effect effect, Class<T> type, Supplier<Uni<T>> request) {
        return guarded(endpoint, endpoint.label(), effect, type, request);
    }

    /**
     * A call with the credentials of the service. {@code target} is what Zendesk's rate limits apply to: the endpoint's
     * label, and for updates the id of the updated object.
     */
    public <T> T authorized(
            Endpoint endpoint, String target, Effect effect, Class<T> type, Function<String, Uni<T>> request) {
        // Outside the fault tolerance: a token that can't be obtained is not a failure of this endpoint, and was
        // retried already.
        String authorization = credentials.get().authorization();
        try {
            return guarded(endpoint, target, effect, type, () -> request.apply(authorization));
        } catch (ZendeskException e) {
            if (e.status() != 401 || !credentials.get().canRenew()) {
                throw e;
            }
            String renewed = credentials.get().authorizationAfter(authorization);
            if (renewed.equals(authorization)) {
                throw e;
            }
            return guarded(endpoint, target, effect, type, () -> request.apply(renewed));
        }
    }

    private <T> T guarded(Endpoint endpoint, String target, Effect effect, Class<T> type, Supplier<Uni<T>> request) {
        long start = System.nanoTime();
        try {
            return guards.call(endpoint, effect, () -> attempt(endpoint, target, request), type);
        } catch (ZendeskException e) {
            if (e.is(Kind.BUSY, Kind.CIRCUIT_OPEN)) {
                CallLog.notMade(endpoint, e);
                ended(endpoint, start, 0, e.kind());
            }
            throw e;
        }
    }

    private <T> T attempt(Endpoint endpoint, String target, Supplier<Uni<T>> request) {
        Duration time = admitted(endpoint, target);
        long start = System.nanoTime();
        ResponseHead.Told told = new ResponseHead.Told();
        String outcome = "ok";
        String problem = "";
        boolean isFault = false;
        Kind kind = null;
        try {
            Deadline.current().countCall();
            T answer = ResponseHead.toldTo(told, () -> request.get().await().atMost(time));
            last.succeeded();
            return answer;
        } catch (RuntimeException e) {
            ZendeskException failure = failure(e);
            kind = failure.kind();
            outcome = CallLog.outcome(kind);
            problem = failure.getMessage();
            limits.remember(target, failure);
            last.failed(failure);
            trace.failed(failure);
            isFault = failure.isOutage() || failure.is(Kind.UNAUTHORIZED, Kind.RATE_LIMITED, Kind.NOT_RECORDED);
            throw failure;
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            metrics.called(endpoint, outcome, took);
            Deadline.current().answered(told.requestId());
            ended(endpoint, start, told.status(), kind);
            if (isFault) {
                CallLog.failed(endpoint, outcome, problem, told, took);
            } else {
                CallLog.answered(endpoint, outcome, told, took);
            }
        }
    }

    /** Records an attempt, with what failed where its status doesn't tell. */
    private static void ended(Endpoint endpoint, long start, int status, Kind failure) {
        String error = failure == null || status >= 300 ? "" : failure.name();
        Deadline.current().timeline().ended(Timeline.Kind.CALL, endpoint.label(), start, status, error);
    }

    /**
     * The time the call may take.
     *
     * @throws ZendeskException if it may not be made now
     */
    private Duration admitted(Endpoint endpoint, String target) {
        try {
            limits.check(target);
            // A page of an export holds a thousand users, and nobody waits for it.
            Duration time = endpoint == Endpoint.EXPORT_USERS
                    ? Deadline.current().left()
                    : Deadline.current().left(config.attemptTimeout());
            if (time.toMillis() == 0) {
                throw ZendeskException.waiting(Kind.TIMEOUT, "not called: no time left", null);
            }
            return time;
        } catch (ZendeskException e) {
            metrics.refused(endpoint.family(), e.kind());
            CallLog.notMade(endpoint, e);
            ended(endpoint, System.nanoTime(), 0, e.kind());
            throw e;
        }
    }

    /**
     * Derives from the exception what is known about a failed call: whether it was sent, and whether there was a
     * response.
     */
    protected static ZendeskException failure(RuntimeException fault) {
        return TransportFailure.find(fault, ZendeskException.class)
                .or(() -> TransportFailure.of(fault).map(known -> onTheWay(known, fault)))
                .orElseGet(() -> unexpected(fault));
    }

    private static ZendeskException onTheWay(TransportFailure known, RuntimeException fault) {
        return switch (known) {
            case TIMEOUT -> ZendeskException.without(Kind.TIMEOUT, "no response in time", fault);
            case INTERRUPTED -> ZendeskException.without(Kind.TIMEOUT, "exceeded the deadline", fault);
            case NO_CONNECTION -> ZendeskException.without(Kind.UNREACHABLE, "no connection", fault);
            case UNKNOWN_HOST -> ZendeskException.without(Kind.UNREACHABLE, "its host is not known", fault);
            case UNTRUSTED, WRONG_HOST ->
                ZendeskException.without(Kind.UNREACHABLE, "no trusted connection: TLS failed", fault);
            case TLS_BROKEN, CONNECTION_LOST ->
                ZendeskException.without(Kind.CONNECTION_LOST, "the connection broke", fault);
        };
    }

    private static ZendeskException unexpected(RuntimeException fault) {
        return fault instanceof WebApplicationException
                        || fault instanceof ProcessingException
                        || fault instanceof CompletionException
                ? ZendeskException.without(Kind.MALFORMED, "its response can't be read", fault)
                : ZendeskException.without(
                        Kind.FAILED, "the call failed: " + fault.getClass().getName(), fault);
    }
}
