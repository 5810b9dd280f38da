package io.khoroszendesk.zendesk;

import io.khoroszendesk.zendesk.Endpoint.Family;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Counts and times the calls to Zendesk. Labels hold path templates and outcomes, nothing of a customer. */
@Singleton
class CallMetrics {

    private record Key(Endpoint endpoint, String outcome) {}

    private final MeterRegistry registry;
    private final Counter repeats;
    private final ConcurrentMap<Key, Timer> timers = new ConcurrentHashMap<>();

    @Inject
    CallMetrics(MeterRegistry registry, QuotaWatch quota) {
        this.registry = registry;
        this.repeats = Counter.builder("zendesk.calls.repeated")
                .description("Calls to Zendesk that were repeated after a fault")
                .register(registry);
        Gauge.builder("zendesk.quota.limit", quota, q -> q.limit().orElse(0))
                .description("Calls a minute that Zendesk allows the account")
                .register(registry);
        Gauge.builder("zendesk.quota.left", quota, q -> q.left().orElse(0))
                .description("Calls that were left of the account's minute when Zendesk answered last")
                .register(registry);
    }

    void called(Endpoint endpoint, String outcome, Duration took) {
        timers.computeIfAbsent(new Key(endpoint, outcome), this::timer).record(took);
    }

    void repeated() {
        repeats.increment();
    }

    void watch(Family family, Supplier<CircuitBreakerState> breaker, Supplier<Number> underWay) {
        String name = family.name().toLowerCase(Locale.ROOT);
        Gauge.builder("zendesk.breaker.open", () -> breaker.get() == CircuitBreakerState.CLOSED ? 0 : 1)
                .description("Whether the circuit breaker of a family of endpoints refuses calls")
                .tag("family", name)
                .register(registry);
        Gauge.builder("zendesk.calls.active", underWay)
                .description("Calls of a family of endpoints that are under way or wait for a place")
                .tag("family", name)
                .register(registry);
    }

    private Timer timer(Key key) {
        return Timer.builder("zendesk.calls")
                .description("Calls to Zendesk")
                .tag("endpoint", key.endpoint().label())
                .tag("outcome", key.outcome())
                .register(registry);
    }
}
