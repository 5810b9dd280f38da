package io.khoroszendesk.zendesk.call;

import io.khoroszendesk.zendesk.auth.AccessTokens;
import io.khoroszendesk.zendesk.call.Endpoint.Family;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Gauges of the state between calls: the rate limit, the token, limits in force, circuit breakers and bulkheads. */
@Startup
@Singleton
class CallGauges {

    private final MeterRegistry registry;

    @Inject
    CallGauges(
            MeterRegistry registry,
            RateLimitFilter quota,
            AccessTokens credentials,
            RetryAfterMemory limits,
            FaultTolerance guards) {
        this.registry = registry;
        gauge("zendesk.quota.limit", "Calls a minute that Zendesk allows the account", () -> number(quota.limit()));
        gauge(
                "zendesk.quota.left",
                "Calls that were left of the account's minute when Zendesk answered last",
                () -> number(quota.left()));
        seconds("zendesk.token.age", "Age of the OAuth token", () -> seconds(credentials.tokenAge()));
        seconds(
                "zendesk.token.left",
                "Time until the OAuth token ends, negative once it has",
                () -> seconds(credentials.tokenLeft()));
        gauge("zendesk.limits.active", "Endpoints that Zendesk has asked not to call yet", () -> limits.inForce()
                .size());
        seconds(
                "zendesk.limits.wait",
                "The longest time that Zendesk still asks to wait",
                () -> seconds(limits.inForce().values().stream()
                        .max(Duration::compareTo)
                        .or(() -> Optional.of(Duration.ZERO))));
        for (Family family : Family.values()) {
            watch(family, guards);
        }
    }

    private void watch(Family family, FaultTolerance guards) {
        gauge(
                "zendesk.breaker.open",
                "Whether the circuit breaker of a family of endpoints refuses calls",
                family,
                () -> guards.breaker(family) == CircuitBreakerState.CLOSED ? 0 : 1);
        gauge(
                "zendesk.calls.active",
                "Calls of a family of endpoints that are under way or wait for a place",
                family,
                () -> guards.underWay(family));
        gauge(
                "zendesk.calls.places",
                "Calls of a family of endpoints that may be under way or wait",
                family,
                guards::places);
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private void gauge(String name, String description, Family family, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .tag("family", family.label())
                .register(registry);
    }

    private void seconds(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).baseUnit("seconds").register(registry);
    }

    /** Unknown values are shown as NaN, because 0 would mean that nothing is left. */
    private static Number number(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : Double.NaN;
    }

    private static Number seconds(Optional<Duration> time) {
        return time.isPresent() ? time.get().toMillis() / 1000.0 : Double.NaN;
    }
}
