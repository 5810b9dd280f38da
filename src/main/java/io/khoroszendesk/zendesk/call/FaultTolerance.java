package io.khoroszendesk.zendesk.call;

import io.khoroszendesk.common.resilience.Backoff;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.zendesk.call.Endpoint.Family;
import io.khoroszendesk.zendesk.config.CallConfig;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Fault tolerance around every attempt: a circuit breaker and a bulkhead per family of endpoints, and around them the
 * retries that the {@link Effect} of a call allows. All of it runs on the calling thread, so that each step sees and
 * respects the {@link Deadline}.
 */
@Singleton
public class FaultTolerance {

    /** What a retry of a call would do. */
    public enum Effect {
        /** The call changes nothing. */
        READ,
        /** A retry changes nothing more. */
        REPEATABLE,
        /**
         * A retry would make the change twice, so the call is retried only if the first attempt certainly had no
         * effect.
         */
        ONCE,
        /** A retry isn't worth it. */
        NEVER
    }

    /** The least time that must be left after a pause, so that another attempt makes sense. */
    private static final Duration WORTH_TRYING = Duration.ofMillis(250);

    /** Longer than any deadline, which ends the repeats. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final CallConfig config;
    private final Backoff backoff;
    private final Map<Family, Guard> families = new EnumMap<>(Family.class);
    private final Map<Effect, Guard> repeats = new EnumMap<>(Effect.class);
    private final Map<Family, CircuitBreakerState> breakers = new EnumMap<>(Family.class);
    private final Map<Family, AtomicInteger> underWay = new EnumMap<>(Family.class);
    private final CallMetrics metrics;

    @Inject
    FaultTolerance(CallConfig config, CallMetrics metrics) {
        this.config = config;
        this.backoff = new Backoff(config.backoff(), 2, LONGEST_PAUSE);
        this.metrics = metrics;
        for (Family family : Family.values()) {
            breakers.put(family, CircuitBreakerState.CLOSED);
            underWay.put(family, new AtomicInteger());
            families.put(family, family(family));
        }
        for (Effect effect : Effect.values()) {
            repeats.put(effect, repeat(effect));
        }
    }

    /** Makes attempts until one succeeds, no retry is allowed any more, or no further one fits into the deadline. */
    <T> T call(Endpoint endpoint, Effect effect, Callable<T> attempt, Class<T> type) {
        AtomicInteger attempts = new AtomicInteger();
        try {
            return repeats.get(effect)
                    .call(
                            () -> {
                                if (attempts.getAndIncrement() > 0) {
                                    metrics.repeated(endpoint);
                                }
                                return admitted(endpoint.family(), attempt, type);
                            },
                            type);
        } catch (Exception e) {
            throw asZendeskException(e);
        }
    }

    public CircuitBreakerState breaker(Family family) {
        synchronized (breakers) {
            return breakers.get(family);
        }
    }

    /** The calls of a family that are under way or wait for a place in the bulkhead. */
    int underWay(Family family) {
        return underWay.get(family).get();
    }

    /** How many calls of a family may be under way or waiting. */
    int places() {
        return config.maxConcurrent() + config.maxWaiting();
    }

    private <T> T admitted(Family family, Callable<T> attempt, Class<T> type) {
        AtomicInteger running = underWay.get(family);
        // Not counted by the bulkhead's own events: it doesn't tell the end of a call that was interrupted while it
        // waited.
        running.incrementAndGet();
        try {
            return families.get(family).call(attempt, type);
        } catch (ZendeskException e) {
            throw e;
        } catch (Exception e) {
            ZendeskException refusal = asZendeskException(e);
            if (refusal.is(Kind.BUSY, Kind.CIRCUIT_OPEN)) {
                metrics.refused(family, refusal.kind());
            }
            throw refusal;
        } finally {
            running.decrementAndGet();
        }
    }

    private Guard family(Family family) {
        return Guard.create()
                .withDescription(family.name())
                .withBulkhead()
                .limit(config.maxConcurrent())
                .queueSize(config.maxWaiting())
                .enableSynchronousQueueing()
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(config.breakerVolume())
                .failureRatio(config.breakerRatio())
                .delay(config.breakerDelay().toMillis(), ChronoUnit.MILLIS)
                .when(fault -> fault instanceof ZendeskException e && e.isOutage())
                .onStateChange(state -> {
                    synchronized (breakers) {
                        breakers.put(family, state);
                    }
                })
                .done()
                .build();
    }

    private Guard repeat(Effect effect) {
        return Guard.create()
                .withDescription(effect.name())
                .withRetry()
                .maxRetries(config.maxRetries())
                // The pause comes from the backoff alone. It is unlimited here, because the deadline ends it.
                .delay(0, ChronoUnit.MILLIS)
                .jitter(0, ChronoUnit.MILLIS)
                .maxDuration(0, ChronoUnit.MILLIS)
                .withCustomBackoff()
                .strategy(Pauses::new)
                .done()
                .whenException(fault -> mayRepeat(effect, fault))
                .done()
                .build();
    }

    private boolean mayRepeat(Effect effect, Throwable fault) {
        if (!(fault instanceof ZendeskException e)) {
            return false;
        }
        boolean harmless = effect != Effect.NEVER
                && switch (e.kind()) {
                    case RATE_LIMITED, UNREACHABLE -> true;
                    case OVERLOADED, CONNECTION_LOST, TIMEOUT, MALFORMED -> effect != Effect.ONCE;
                    case FAILED -> effect != Effect.ONCE && (e.status() == 502 || e.status() == 504);
                    default -> false;
                };
        Duration pause = e.retryAfter().orElse(config.backoff().multipliedBy(2));
        return harmless && Deadline.current().fits(pause.plus(WORTH_TRYING));
    }

    private ZendeskException asZendeskException(Exception fault) {
        return switch (fault) {
            case ZendeskException e -> e;
            case BulkheadException e ->
                ZendeskException.waiting(Kind.BUSY, "not called: too many calls are under way", Duration.ofSeconds(1));
            case CircuitBreakerOpenException e ->
                ZendeskException.waiting(
                        Kind.CIRCUIT_OPEN, "not called: its circuit breaker is open", config.breakerDelay());
            case CancellationException e ->
                ZendeskException.without(Kind.BUSY, "not called: no place became free in time", e);
            case InterruptedException e -> ZendeskException.without(Kind.TIMEOUT, "exceeded the deadline", e);
            default ->
                ZendeskException.without(
                        Kind.FAILED, "the call failed: " + fault.getClass().getName(), fault);
        };
    }

    /**
     * The pauses between the attempts of one call: what Zendesk asks for, otherwise exponential with half of each
     * random.
     */
    private final class Pauses implements CustomBackoffStrategy {
        private int repeats;

        @Override
        public long nextDelayInMillis(Throwable fault) {
            Duration own = backoff.jittered(repeats++);
            Duration pause =
                    fault instanceof ZendeskException e ? e.retryAfter().orElse(own) : own;
            metrics.pauses(pause);
            return pause.toMillis();
        }
    }
}
