package io.khoroszendesk.care.api;

import io.khoroszendesk.care.api.CareException.Kind;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.http.TransportFailure;
import io.khoroszendesk.common.resilience.Backoff;
import io.khoroszendesk.common.resilience.Retries;
import io.khoroszendesk.common.resilience.Sleeper;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Makes one call to Care: waits for its turn, limits its time, retries it if that is safe, and classifies its failure. In a dry run only
 * reads are sent; all other calls are logged and reported as successful.
 */
@Singleton
public class CareCallExecutor {

    /** What a retry of a call would do. */
    public enum Effect {
        /** The call changes nothing. */
        READ,
        /** A retry changes nothing more. */
        REPEATABLE,
        /**
         * A retry might make the change twice, so the call is retried only if it was not sent. Not even after 429,
         * because Care itself continues to try a split.
         */
        ONCE
    }

    private static final Logger LOG = Logger.getLogger(CareCallExecutor.class);

    private final CareCallConfig config;
    private final boolean dryRun;
    private final Backoff backoff;
    private final Runnable turn;
    private final Sleeper sleeper;
    private final MeterRegistry metrics;

    @Inject
    public CareCallExecutor(CareCallConfig config, AdapterConfig ops, CareBudget budget, MeterRegistry metrics) {
        this(config, ops, budget::take, Sleeper.real(), metrics);
    }

    /** @param turn waits until Care's rate limit allows another call */
    public CareCallExecutor(
            CareCallConfig config, AdapterConfig ops, Runnable turn, Sleeper sleeper, MeterRegistry metrics) {
        this.config = config;
        this.dryRun = ops.dryRun();
        this.backoff = new Backoff(config.backoff(), 2, config.longestWait());
        this.turn = turn;
        this.sleeper = sleeper;
        this.metrics = metrics;
    }

    /** Returns the response, after as many attempts as needed. {@code operation} names the call in metrics and logs. */
    public CareEnvelope call(String operation, Effect effect, Supplier<Uni<CareEnvelope>> request) {
        if (dryRun && effect != Effect.READ) {
            LOG.infof("Dry run, not sent to Care: %s", operation);
            return CareEnvelope.EMPTY;
        }
        return Retries.call(
                CareException.class,
                (failure, repeats) -> pause(operation, effect, failure, repeats),
                time -> sleeper.sleep(time, CareCallExecutor::stopped),
                () -> {
                    turn.run();
                    return attempt(operation, request);
                });
    }

    /** The pause before the next attempt, which is counted; empty if there shall be none. */
    private Optional<Duration> pause(String operation, Effect effect, CareException failure, int repeats) {
        if (repeats >= config.maxRetries() || !mayRepeat(effect, failure)) {
            return Optional.empty();
        }
        Optional<Duration> pause = pause(failure, repeats);
        pause.ifPresent(time -> {
            metrics.counter("care.calls.repeated", "operation", operation).increment();
            LOG.debugf("%s is repeated in %d ms: %s", operation, time.toMillis(), failure.getMessage());
        });
        return pause;
    }

    private CareEnvelope attempt(String operation, Supplier<Uni<CareEnvelope>> request) {
        long start = System.nanoTime();
        String outcome = "ok";
        try {
            CareEnvelope answer = request.get().await().atMost(config.attemptTimeout());
            if (answer == null) {
                return CareEnvelope.EMPTY;
            }
            if (answer.isFailure()) {
                throw CareErrorMapper.failure(answer);
            }
            return answer;
        } catch (RuntimeException e) {
            CareException failure = failure(e);
            outcome = failure.kind().name().toLowerCase(Locale.ROOT);
            throw failure;
        } finally {
            metrics.timer("care.calls", "operation", operation, "outcome", outcome)
                    .record(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static boolean mayRepeat(Effect effect, CareException e) {
        return switch (e.kind()) {
            case UNREACHABLE -> true;
            case RATE_LIMITED, FAILED, CONNECTION_LOST, TIMEOUT, MALFORMED -> effect != Effect.ONCE;
            default -> false;
        };
    }

    /** What Care asks for, otherwise exponential with half of it random; empty if Care asks for too long. */
    private Optional<Duration> pause(CareException e, int repeats) {
        if (e.retryAfter().isPresent()) {
            return e.retryAfter().filter(wait -> wait.compareTo(config.longestWait()) <= 0);
        }
        return Optional.of(backoff.jittered(repeats));
    }

    private static CareException stopped(Throwable cause) {
        return CareException.of(Kind.STOPPED, "The call to Care was ended because the program stops.", cause);
    }

    /**
     * Derives from the exception what is known about a failed call: whether it was sent, and whether there was a
     * response.
     */
    static CareException failure(RuntimeException fault) {
        return TransportFailure.find(fault, CareException.class)
                .or(() -> TransportFailure.of(fault).map(known -> onTheWay(known, fault)))
                .orElseGet(() -> CareException.of(
                        Kind.MALFORMED,
                        "Care's answer can't be used: " + fault.getClass().getName() + ".",
                        fault));
    }

    private static CareException onTheWay(TransportFailure known, RuntimeException fault) {
        return switch (known) {
            case TIMEOUT -> CareException.of(Kind.TIMEOUT, "Care didn't answer in time.", fault);
            case INTERRUPTED -> stopped(fault);
            case NO_CONNECTION ->
                CareException.of(Kind.UNREACHABLE, "Care takes no connection: see CARE_URL and the network.", fault);
            case UNKNOWN_HOST -> CareException.of(Kind.UNREACHABLE, "The host of CARE_URL is not known.", fault);
            case UNTRUSTED, WRONG_HOST ->
                CareException.of(Kind.UNREACHABLE, "The connection to Care is not trusted: TLS failed.", fault);
            case TLS_BROKEN, CONNECTION_LOST ->
                CareException.of(Kind.CONNECTION_LOST, "The connection to Care broke.", fault);
        };
    }
}
