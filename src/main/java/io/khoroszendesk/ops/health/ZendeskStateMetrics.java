package io.khoroszendesk.ops.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** A gauge for each state that Zendesk can be in: 1 for the one in which it is, 0 for the others. */
@Startup
@Singleton
class ZendeskStateMetrics {

    @Inject
    ZendeskStateMetrics(ZendeskMonitor monitor, MeterRegistry registry) {
        for (ZendeskState state : ZendeskState.values()) {
            Gauge.builder("zendesk.state", monitor, known -> known.state() == state ? 1 : 0)
                    .description("Whether this is how it stands with Zendesk, by the last call or question")
                    .tag("state", state.label())
                    .strongReference(true)
                    .register(registry);
        }
    }
}
