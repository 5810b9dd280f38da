package io.khoroszendesk.care.webhook;

import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.tickets.TicketConfig;
import io.khoroszendesk.care.tickets.TicketEvent;
import io.khoroszendesk.care.tickets.TicketFields;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.config.Inspection;
import io.khoroszendesk.common.http.Urls;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineConfig;
import io.khoroszendesk.zendesk.WebhookClient;
import io.khoroszendesk.zendesk.model.Webhook;
import io.khoroszendesk.zendesk.model.WebhookChanges;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks whether Zendesk has a webhook that reports changed users; can create or correct it. */
@Singleton
public class UserWebhookInspection implements Inspection {

    private static final String SUBJECT = "webhook";
    private static final String NAME = "Khoros Care: changed users";
    /** The events of users that change a customer in Care. Logins and photos don't. */
    private static final Set<String> EVENTS = Set.of(
            "created",
            "deleted",
            "merged",
            "name_changed",
            "details_changed",
            "notes_changed",
            "external_id_changed",
            "identity_created",
            "identity_changed",
            "identity_deleted",
            "custom_field_changed",
            "tags_changed",
            "role_changed",
            "active_changed",
            "organization_membership_created",
            "organization_membership_deleted");

    private final CareConfig care;
    private final WebhookConfig config;
    private final TicketConfig tickets;
    private final AdapterConfig ops;
    private final WebhookSignature signatures;
    private final WebhookClient zendesk;
    private final DeadlineConfig deadlines;

    @Inject
    UserWebhookInspection(
            CareConfig care,
            WebhookConfig config,
            TicketConfig tickets,
            AdapterConfig ops,
            WebhookSignature signatures,
            WebhookClient zendesk,
            DeadlineConfig deadlines) {
        this.care = care;
        this.config = config;
        this.tickets = tickets;
        this.ops = ops;
        this.signatures = signatures;
        this.zendesk = zendesk;
        this.deadlines = deadlines;
    }

    @Override
    public List<Finding> inspect(boolean fix) {
        if (!care.isConfigured() || (ops.publicUrl().isEmpty() && !signatures.isConfigured())) {
            return List.of();
        }
        if (ops.publicUrl().isEmpty()) {
            return List.of(Finding.fail(
                    SUBJECT,
                    "It can't be looked for, because ADAPTER_PUBLIC_URL doesn't say where Zendesk reaches this service.",
                    "Set it to the address of the ingress, such as https://crm.acme.example."));
        }
        try {
            return List.of(look(fix));
        } catch (ZendeskException e) {
            Finding finding = Finding.fail(
                    SUBJECT,
                    "Zendesk's webhooks can't be " + (fix ? "changed" : "read")
                            + (e.is(Kind.UNAUTHORIZED) ? ": that takes an admin." : ": " + e.getMessage() + "."),
                    "Make the OAuth client's user an admin, or create the webhook in Zendesk's Admin Center: POST, JSON, "
                            + address() + ".");
            return List.of(finding.passing(e.passesAfter()));
        }
    }

    private Finding look(boolean fix) {
        Optional<Webhook> found = ask(zendesk::webhooks).stream()
                .filter(webhook -> address().equals(webhook.endpoint()))
                .findFirst();
        if (found.isEmpty() && !fix) {
            return Finding.fail(
                    SUBJECT,
                    "Zendesk has none for " + address() + ", so Care learns of changes only by the sync.",
                    "Run check --fix, which creates it, or leave ADAPTER_PUBLIC_URL and ZENDESK_WEBHOOK_SECRET out.");
        }
        String done = "is there";
        if (found.isEmpty()) {
            found = Optional.of(ask(() -> zendesk.createWebhook(wanted())));
            done = ops.dryRun() ? "would be created" : "was created";
        } else if (!isRight(found.get())) {
            if (!fix) {
                return Finding.fail(SUBJECT, "It is there, but " + wrong(found.get()) + ".", "Run check --fix.");
            }
            Webhook webhook = found.get();
            ask(() -> {
                zendesk.updateWebhook(webhook.id(), changes(webhook));
                return null;
            });
            done = ops.dryRun() ? "would be put right" : "was put right";
        }
        return signed(found.get(), done);
    }

    private Finding signed(Webhook webhook, String done) {
        if (ops.dryRun()) {
            return Finding.ok(SUBJECT, "The webhook " + done + ".");
        }
        String right = ask(() -> zendesk.signingSecret(webhook.id()));
        if (signatures.secrets().contains(right)) {
            return Finding.ok(SUBJECT, "The webhook " + done + ", and its key is ours.");
        }
        return Finding.fail(
                SUBJECT,
                "The webhook " + done + ", but ZENDESK_WEBHOOK_SECRET "
                        + (signatures.secrets().isEmpty() ? "is missing" : "is not its key") + ".",
                "Copy its signing secret from Zendesk's Admin Center (webhook " + webhook.id()
                        + ", \"Reveal secret\") to ZENDESK_WEBHOOK_SECRET and start again, or to the file that"
                        + " ZENDESK_WEBHOOK_SECRET_FILE names.");
    }

    private boolean isRight(Webhook webhook) {
        return isActive(webhook) && isPost(webhook) && missing(webhook).isEmpty();
    }

    private String wrong(Webhook webhook) {
        if (!isActive(webhook)) {
            return "it is not active";
        }
        return isPost(webhook)
                ? "it doesn't tell of " + String.join(", ", missing(webhook))
                : "it doesn't send JSON by POST";
    }

    private static boolean isActive(Webhook webhook) {
        return "active".equals(webhook.status());
    }

    private static boolean isPost(Webhook webhook) {
        return "POST".equals(webhook.httpMethod()) && "json".equals(webhook.requestFormat());
    }

    private Set<String> missing(Webhook webhook) {
        Set<String> missing = events();
        missing.removeAll(webhook.subscriptions().stream()
                .map(type -> type.replaceFirst("^zen:event-type[:/]", ""))
                .collect(Collectors.toSet()));
        return missing;
    }

    /** All events that are of use with the settings as they are. */
    private Set<String> events() {
        Set<String> events = new TreeSet<>();
        EVENTS.forEach(event -> events.add("user." + event));
        boolean reactivates = !tickets.reactivate().orElse(List.of()).isEmpty();
        if (TicketFields.of(tickets).areTicketsWanted()) {
            TicketEvent.CHANGES.forEach(event -> events.add("ticket." + event));
        }
        if (reactivates) {
            events.addAll(List.of("ticket.status_changed", "ticket." + TicketEvent.COMMENT));
        }
        return events;
    }

    private WebhookChanges wanted() {
        return WebhookChanges.postingJson(events().stream()
                        .map(UserWebhookInspection::subscription)
                        .toList())
                .named(NAME, address());
    }

    /** Other events that it reports stay, because someone may have wanted them. */
    private WebhookChanges changes(Webhook webhook) {
        return WebhookChanges.postingJson(Stream.concat(
                        webhook.subscriptions().stream(),
                        missing(webhook).stream().map(UserWebhookInspection::subscription))
                .toList());
    }

    private static String subscription(String event) {
        return "zen:event-type:" + event;
    }

    private String address() {
        return Urls.withoutSlashAtEnd(ops.publicUrl().orElseThrow()) + config.webhookPath();
    }

    private <T> T ask(Callable<T> question) {
        try {
            return Deadline.run(System.nanoTime(), deadlines.metaDeadline(), question);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw ZendeskException.without(Kind.FAILED, "the call failed", e);
        }
    }
}
