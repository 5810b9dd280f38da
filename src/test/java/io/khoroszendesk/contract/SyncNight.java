package io.khoroszendesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.zendesk.MetadataClient;
import io.khoroszendesk.zendesk.TicketExportClient;
import io.khoroszendesk.zendesk.TicketExportClient.TicketPage;
import io.khoroszendesk.zendesk.UserExportClient;
import io.khoroszendesk.zendesk.WebhookClient;
import io.khoroszendesk.zendesk.model.UserExportPage;
import io.khoroszendesk.zendesk.model.Webhook;
import io.khoroszendesk.zendesk.model.WebhookChanges;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is asked of the fixture tenant in the background: its users in bulk, and its webhooks. */
final class SyncNight {

    private SyncNight() {}

    static void pass(
            UserExportClient export, TicketExportClient tickets, MetadataClient metadata, WebhookClient webhooks)
            throws Exception {
        Deadline.run(System.nanoTime(), Duration.ofSeconds(30), () -> {
            exports(export);
            tickets(tickets);
            assertThat(metadata.organizationFields()).singleElement().satisfies(field -> assertThat(field.key())
                    .isEqualTo("region"));
            assertThat(metadata.hasBrand(36500000000001L)).isTrue();
            assertThat(metadata.hasBrand(7L)).isFalse();
            assertThat(metadata.hasTicketForm(36600000000001L)).isTrue();
            assertThat(metadata.hasTicketForm(7L)).isFalse();
            hooks(webhooks);
            return null;
        });
    }

    private static void exports(UserExportClient export) {
        assertThat(export.countUsers(null)).isPositive();
        assertThat(export.countUsers(Instant.parse("2026-11-20T10:00:00Z"))).isPositive();
        UserExportPage first = export.exportUsers(Instant.EPOCH, 3);
        UserExportPage second = export.exportUsers(first.after(), 3);
        assertThat(first.isLast()).isFalse();
        assertThat(first.organizations()).hasSize(1);
        assertThat(second.isLast()).isTrue();
        assertThat(second.users()).isNotEmpty();
        assertThat(export.exportUsers(second.after(), 3).users()).isEmpty();
        assertThat(export.users(List.of(32500000000101L, 7L))).singleElement().satisfies(user -> {
            assertThat(user.organizationId()).isEqualTo(32600000000001L);
            assertThat(user.tags()).containsExactly("gold");
        });
        assertThat(export.isDeletedPermanently(32500000000107L)).isTrue();
        assertThat(export.organizations(List.of(32600000000001L)))
                .singleElement()
                .satisfies(quill -> assertThat(quill.name()).isEqualTo("Quill & Daughters"));
    }

    private static void tickets(TicketExportClient tickets) {
        TicketPage first = tickets.export(Instant.EPOCH, 1_000);
        TicketPage second = tickets.export(first.after(), 1_000);
        assertThat(first.isLast()).isFalse();
        assertThat(first.tickets()).isNotEmpty();
        assertThat(second.isLast()).isTrue();
        assertThat(second.tickets()).isNotEmpty();
        assertThat(tickets.requestedBy(32500000000101L).tickets()).isNotEmpty();
    }

    private static void hooks(WebhookClient webhooks) {
        WebhookChanges wanted = WebhookChanges.postingJson(List.of("zen:event-type:user.created"));
        assertThat(webhooks.webhooks()).isEmpty();
        Webhook made = webhooks.createWebhook(wanted.named("Khoros", "https://crm.example.com/hooks/zendesk"));
        assertThat(made.endpoint()).isEqualTo("https://crm.example.com/hooks/zendesk");
        webhooks.updateWebhook(made.id(), wanted);
        assertThat(webhooks.signingSecret(made.id())).isNotEmpty();
    }
}
