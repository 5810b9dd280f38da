package io.khoroszendesk.care.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Gauges of what Zendesk's webhook has told and Care does not have yet, and of how much of it may wait. */
@Startup
@Singleton
class WaitingGauges {

    private final MeterRegistry registry;

    @Inject
    WaitingGauges(UserWebhookWorker users, TicketWebhookWorker tickets, WebhookConfig config, MeterRegistry registry) {
        this.registry = registry;
        gauges("users", users::waiting, config.webhookQueue());
        gauges("tickets", tickets::waiting, config.webhookQueue());
    }

    private void gauges(String queue, Supplier<Number> waiting, int places) {
        Gauge.builder("adapter.care.waiting", waiting)
                .description("Customers whose changes wait to be pushed into Care")
                .tag("queue", queue)
                .register(registry);
        Gauge.builder("adapter.care.places", () -> places)
                .description("Customers whose changes may wait to be pushed into Care")
                .tag("queue", queue)
                .register(registry);
    }
}
