package io.khoroszendesk.care.api;

import io.khoroszendesk.care.api.CareException.Kind;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.http.TransportFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Makes one call to Care: limits its time, retries it if that is safe, and classifies its failure. In a dry run only
 * reads are sent; all other calls are logged and reported as successful.
 */
@Singleton
public class CareCallExecutor {

    /** What a retry of a call would do. */
    enum Effect {
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
    private final Pauses pauses;
    private final MeterRegistry metrics;

    @Inject
    public CareCallExecutor(CareCallConfig config, AdapterConfig ops, MeterRegistry metrics) {
        this(config, ops, time -> Thread.sleep(time), metrics);
    }

    public CareCallExecutor(CareCallConfig config, AdapterConfig ops, Pauses pauses, MeterRegistry metrics) {
        this.config = config;
        this.dryRun = ops.dryRun();
        this.pauses = pauses;
        this.metrics = metrics;
    }

    /** Returns the response, after as many attempts as needed. {@code operation} names the call in metrics and logs. */
    CareEnvelope call(String operation, Effect effect, Supplier<Uni<CareEnvelope>> request) {
        if (dryRun && effect != Effect.READ) {
            LOG.infof("Dry run, not sent to Care: %s", operation);
            return CareEnvelope.EMPTY;
        }
        for (int repeats = 0; ; repeats++) {
            try {
                return attempt(operation, request);
            } catch (CareException e) {
                Optional<Duration> pause =
                        repeats < config.maxRetries() && mayRepeat(effect, e) ? pause(e, repeats) : Optional.empty();
                if (pause.isEmpty()) {
                    throw e;
                }
                metrics.counter("care.calls.repeated", "operation", operation).increment();
                LOG.debugf("%s is repeated in %d ms: %s", operation, pause.get().toMillis(), e.getMessage());
                sleep(pause.get());
            }
        }
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
        long most = config.backoff().toMillis() << Math.min(repeats, 16);
        long bounded = Math.min(most, config.longestWait().toMillis());
        return Optional.of(
                Duration.ofMillis(bounded / 2 + ThreadLocalRandom.current().nextLong(bounded / 2 + 1)));
    }

    private void sleep(Duration pause) {
        try {
            pauses.pause(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped(e);
        }
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
