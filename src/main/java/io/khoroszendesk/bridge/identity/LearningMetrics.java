package io.khoroszendesk.bridge.identity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Counts handles that were to be learned, by what came of it. The counters are there before the first one is. */
@Startup
@Singleton
public class LearningMetrics {

    /** The outcome if a handle was written. */
    static final String LEARNED = "learned";

    private static final List<String> OUTCOMES =
            List.of(LEARNED, "known", "taken", "full", "no customer", "off", "failed");

    private final MeterRegistry registry;

    @Inject
    public LearningMetrics(MeterRegistry registry) {
        this.registry = registry;
        OUTCOMES.forEach(this::counter);
    }

    void count(String outcome) {
        counter(outcome).increment();
    }

    private Counter counter(String outcome) {
        return Counter.builder("adapter.handles.learned")
                .description("Social handles that were to be learned")
                .tag("outcome", outcome)
                .register(registry);
    }
}
