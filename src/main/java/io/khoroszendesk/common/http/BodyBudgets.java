package io.khoroszendesk.common.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * The two memory budgets of bodies: one for callers who have already presented a valid key, one for those who can be
 * verified only by the body.
 */
@Singleton
public class BodyBudgets {

    private final BytesInFlight verified;
    private final BytesInFlight unverified;

    @Inject
    BodyBudgets(BodyConfig config, MeterRegistry metrics) {
        this.verified = budget(config.maxInFlight().asLongValue(), "verified", metrics);
        this.unverified = budget(config.maxUnverifiedInFlight().asLongValue(), "unverified", metrics);
    }

    private static BytesInFlight budget(long most, String callers, MeterRegistry metrics) {
        BytesInFlight budget = new BytesInFlight(most);
        Gauge.builder("khoros.bodies.in.flight", budget, BytesInFlight::taken)
                .description("Bytes of bodies that are read or worked on")
                .baseUnit("bytes")
                .tag("callers", callers)
                .register(metrics);
        FunctionCounter.builder("khoros.bodies.refused", budget, BytesInFlight::refused)
                .description("Requests that were refused because too many bytes of others were in memory")
                .tag("callers", callers)
                .register(metrics);
        return budget;
    }

    /** For the API and Khoros' events, whose keys are in headers. */
    public BytesInFlight verified() {
        return verified;
    }

    /** For Zendesk's webhook. */
    public BytesInFlight unverified() {
        return unverified;
    }
}
