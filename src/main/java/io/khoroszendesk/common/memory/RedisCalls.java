package io.khoroszendesk.common.memory;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.log.Plural;
import io.khoroszendesk.common.resilience.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * Makes single calls to the server of the shared memory. A call takes no longer than the setting says. After some
 * failures in succession a circuit breaker leaves the server alone for a while, so that it costs no time at all.
 */
@Singleton
class RedisCalls {

    private static final Logger LOG = Logger.getLogger(RedisCalls.class);
    private static final int FAILURES = 3;
    private static final int LONGEST_REASON = 200;

    private final SharedMemoryConfig config;
    private final Optional<Redis> redis;
    private final MeterRegistry metrics;
    private final Breaker breaker;
    private volatile boolean isLeftAlone;
    private volatile String lastFailure = "";

    /** What decides whether a call is made at all. */
    @FunctionalInterface
    interface Breaker {
        void run(Callable<Void> call) throws Exception;
    }

    @Inject
    RedisCalls(SharedMemoryConfig config, AdapterConfig adapter, Instance<Redis> redis, MeterRegistry metrics) {
        this.config = config;
        this.metrics = metrics;
        // What a dry run only pretends to create must not be told to other replicas.
        this.redis = SharedMemoryAddress.of(config)
                .uri()
                .filter(uri -> !adapter.dryRun())
                .map(uri -> redis.get());
        Guard guard = Guard.create()
                .withDescription("shared memory")
                .withCircuitBreaker()
                .requestVolumeThreshold(FAILURES)
                .failureRatio(1)
                .delay(config.breakerDelay().toMillis(), ChronoUnit.MILLIS)
                .when(fault -> !Thread.currentThread().isInterrupted())
                .onStateChange(this::changed)
                .done()
                .build();
        this.breaker = call -> guard.call(call, Void.class);
        this.redis.ifPresent(on -> metrics.gauge("adapter.shared.memory.available", this, calls -> isInUse() ? 1 : 0));
    }

    RedisCalls(SharedMemoryConfig config, Redis redis, MeterRegistry metrics, Breaker breaker) {
        this.config = config;
        this.redis = Optional.of(redis);
        this.metrics = metrics;
        this.breaker = breaker;
    }

    boolean isOn() {
        return redis.isPresent();
    }

    /** Whether the server is called. It isn't for a while after failures. */
    boolean isInUse() {
        return isOn() && !isLeftAlone;
    }

    Optional<Redis> redis() {
        return redis;
    }

    /** Runs a script. What {@code reader} gets is null if the script returns nothing. */
    <T> T run(String operation, Function<Response, T> reader, Script script, List<String> keys, String... arguments)
            throws MemoryUnavailableException {
        Request request = Request.cmd(Command.EVAL).arg(script.text()).arg(keys.size());
        keys.forEach(request::arg);
        return call(operation, reader, withArguments(request, arguments), config.timeout());
    }

    /**
     * Opens the first connection and loads what calls need, so that the first request finds both.
     *
     * @param key of no thing
     */
    void warmUp(Duration time, String key) throws MemoryUnavailableException {
        for (Script script : List.of(Script.CLAIM, Script.RELEASE)) {
            Request request =
                    Request.cmd(Command.EVAL).arg(script.text()).arg(1).arg(key);
            call("warm_up", answer -> answer, withArguments(request, "nobody", "1", "1"), time);
        }
    }

    /** Sends a command. What {@code reader} gets is null if the server answers nil. */
    <T> T send(String operation, Function<Response, T> reader, Command command, String... arguments)
            throws MemoryUnavailableException {
        return call(operation, reader, withArguments(Request.cmd(command), arguments), config.timeout());
    }

    /** Sends a command for which nobody waits, so that it may take this long. */
    void sendPatiently(String operation, Duration time, Command command, String... arguments)
            throws MemoryUnavailableException {
        call(operation, answer -> answer, withArguments(Request.cmd(command), arguments), time);
    }

    private static Request withArguments(Request request, String... arguments) {
        for (String argument : arguments) {
            request.arg(argument);
        }
        return request;
    }

    private <T> T call(String operation, Function<Response, T> reader, Request request, Duration time)
            throws MemoryUnavailableException {
        if (redis.isEmpty()) {
            throw new MemoryUnavailableException("no shared memory is configured", null);
        }
        long start = System.nanoTime();
        String outcome = "ok";
        try {
            checkTimeLeft(time);
            AtomicReference<T> read = new AtomicReference<>();
            breaker.run(() -> {
                read.set(attempt(request, reader, time));
                return null;
            });
            return read.get();
        } catch (MemoryUnavailableException e) {
            outcome = "no_time";
            throw e;
        } catch (CircuitBreakerOpenException e) {
            outcome = "left_alone";
            throw new MemoryUnavailableException(
                    "the shared memory is left alone after failures (" + lastFailure + ")", e);
        } catch (TimeoutException e) {
            outcome = "timeout";
            throw new MemoryUnavailableException("the shared memory did not answer in time", e);
        } catch (Exception e) {
            outcome = "failed";
            throw new MemoryUnavailableException("the shared memory failed: " + reason(e), e);
        } finally {
            metrics.timer("adapter.shared.memory.calls", "operation", operation, "outcome", outcome)
                    .record(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** An answer that can't be read is a failure like any other: it is not a server of this kind, or not only ours. */
    private <T> T attempt(Request request, Function<Response, T> reader, Duration time) {
        try {
            return reader.apply(redis.orElseThrow().send(request).await().atMost(time));
        } catch (TimeoutException e) {
            lastFailure = "no answer within " + time.toMillis() + " ms";
            throw e;
        } catch (RuntimeException e) {
            lastFailure = reason(e);
            throw e;
        }
    }

    /** What the server or the connection says, which names no key but as a digest. */
    private static String reason(Exception e) {
        Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        String message = text(cause);
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (!message.contains(text(root))) {
            // Why a TLS connection failed stands there.
            message += ": " + text(root);
        }
        return message.length() <= LONGEST_REASON ? message : message.substring(0, LONGEST_REASON);
    }

    private static String text(Throwable fault) {
        return Objects.requireNonNullElse(fault.getMessage(), fault.getClass().getName());
    }

    /** A call never takes the last of a request's time. */
    private static void checkTimeLeft(Duration time) throws MemoryUnavailableException {
        if (Deadline.isOpen() && !Deadline.current().fits(time)) {
            throw new MemoryUnavailableException("no time is left for the shared memory", null);
        }
    }

    private void changed(CircuitBreakerState state) {
        if (state == CircuitBreakerState.OPEN && !isLeftAlone) {
            isLeftAlone = true;
            LOG.warnf(
                    "The shared memory failed %s in succession (%s). It is left alone and tried again every %d ms;"
                            + " meanwhile each replica knows only what it did itself",
                    Plural.of(FAILURES, "time"),
                    lastFailure,
                    config.breakerDelay().toMillis());
        } else if (state == CircuitBreakerState.CLOSED && isLeftAlone) {
            isLeftAlone = false;
            LOG.info("The shared memory is used again");
        }
    }
}
