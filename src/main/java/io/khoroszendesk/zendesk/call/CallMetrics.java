package io.khoroszendesk.zendesk.call;

import io.khoroszendesk.zendesk.call.Endpoint.Family;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts and times the calls to Zendesk. Labels hold path templates and outcomes, never customer data. */
@Startup
@Singleton
class CallMetrics {

    private static final Duration[] TIMES = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(3)
    };

    /** Why calls are not made. */
    private static final List<Kind> REASONS = List.of(Kind.RATE_LIMITED, Kind.BUSY, Kind.CIRCUIT_OPEN, Kind.TIMEOUT);

    /** With methods of its own, because those that a record gets cost a native executable microseconds each time. */
    private record Outcome(Endpoint endpoint, String outcome) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Outcome called && endpoint == called.endpoint && outcome.equals(called.outcome);
        }

        @Override
        public int hashCode() {
            return Objects.hash(endpoint, outcome);
        }
    }

    /** As {@link Outcome}. */
    private record Refused(Family family, Kind reason) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Refused refused && family == refused.family && reason == refused.reason;
        }

        @Override
        public int hashCode() {
            return Objects.hash(family, reason);
        }
    }

    private final MeterRegistry registry;
    private final Timer pauses;
    private final ConcurrentMap<Outcome, Timer> calls = new ConcurrentHashMap<>();
    private final ConcurrentMap<Endpoint, Counter> repeats = new ConcurrentHashMap<>();
    private final ConcurrentMap<Refused, Counter> refusals = new ConcurrentHashMap<>();

    @Inject
    CallMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.pauses = Timer.builder("zendesk.pauses")
                .description("Pauses before calls to Zendesk were repeated: what Zendesk asked for, or our own")
                .register(registry);
        // There from the start: Prometheus sees no increase in a counter that appears with its first burst.
        for (Family family : Family.values()) {
            REASONS.forEach(reason -> refusals.put(new Refused(family, reason), refusals(new Refused(family, reason))));
        }
        for (Endpoint endpoint : Endpoint.values()) {
            repeats.put(endpoint, repeats(endpoint));
        }
    }

    /** Records a call that was made. */
    void called(Endpoint endpoint, String outcome, Duration took) {
        calls.computeIfAbsent(new Outcome(endpoint, outcome), this::calls).record(took);
    }

    /** Records that a call is about to be retried after a failure. */
    void repeated(Endpoint endpoint) {
        repeats.computeIfAbsent(endpoint, this::repeats).increment();
    }

    void pauses(Duration pause) {
        pauses.record(pause);
    }

    /** Records a call that was not made because of a rate limit, bulkhead, circuit breaker or deadline. */
    void refused(Family family, Kind reason) {
        refusals.computeIfAbsent(new Refused(family, reason), this::refusals).increment();
    }

    private Timer calls(Outcome outcome) {
        return Timer.builder("zendesk.calls")
                .description("Calls to Zendesk: 429 is the outcome rate_limited, 503 is overloaded")
                .tag("endpoint", outcome.endpoint().label())
                .tag("outcome", outcome.outcome())
                .serviceLevelObjectives(TIMES)
                .register(registry);
    }

    private Counter repeats(Endpoint endpoint) {
        return Counter.builder("zendesk.calls.repeated")
                .description("Calls to Zendesk that were repeated after a fault")
                .tag("endpoint", endpoint.label())
                .register(registry);
    }

    private Counter refusals(Refused refused) {
        return Counter.builder("zendesk.calls.refused")
                .description(
                        "Calls that were not made: a limit of Zendesk's holds (rate_limited), all places are taken (busy),"
                                + " the circuit breaker is open (circuit_open), no time is left (timeout)")
                .tag("family", refused.family().label())
                .tag("reason", refused.reason().name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
