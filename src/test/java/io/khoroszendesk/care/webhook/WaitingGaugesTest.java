package io.khoroszendesk.care.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.tickets.TicketConfig;
import io.khoroszendesk.ops.OperatorSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingGaugesTest {

    private static final WebhookConfig CONFIG =
            OperatorSettings.of(WebhookConfig.class, "adapter.care.webhook-queue", "3");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    // Nothing is worked off, because neither is started.
    private final UserWebhookWorker users = new UserWebhookWorker(null, CONFIG, null, null, null);
    private final TicketWebhookWorker tickets =
            new TicketWebhookWorker(null, CONFIG, null, null, null, OperatorSettings.of(TicketConfig.class), null);

    @Test
    void who_waits_is_shown_beside_how_many_may() {
        new WaitingGauges(users, tickets, CONFIG, registry);

        users.add(List.of(1L, 2L));

        assertThat(value("adapter.care.waiting", "users")).isEqualTo(2);
        assertThat(value("adapter.care.waiting", "tickets")).isZero();
        assertThat(value("adapter.care.places", "users")).isEqualTo(3);
    }

    private double value(String gauge, String queue) {
        return registry.get(gauge).tag("queue", queue).gauge().value();
    }
}
