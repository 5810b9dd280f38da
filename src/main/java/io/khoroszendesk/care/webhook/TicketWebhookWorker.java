package io.khoroszendesk.care.webhook;

import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.push.CustomerPush;
import io.khoroszendesk.care.push.PushSummary;
import io.khoroszendesk.care.tickets.Reactivation;
import io.khoroszendesk.care.tickets.Reactivations;
import io.khoroszendesk.care.tickets.TicketConfig;
import io.khoroszendesk.care.tickets.TicketEvent;
import io.khoroszendesk.care.tickets.TicketFields;
import io.khoroszendesk.care.tickets.TicketReader;
import io.khoroszendesk.common.log.Plural;
import io.khoroszendesk.common.resilience.StoppedException;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Pushes what is known of the tickets of customers whom Zendesk's webhook reports, and reactivates Care's conversations
 * with them, in the background. Each customer waits once, however many of their tickets change. What isn't pushed is left
 * to the next sync, which reads Zendesk's export of tickets.
 */
@Singleton
class TicketWebhookWorker {

    private static final Logger LOG = Logger.getLogger(TicketWebhookWorker.class);
    /** Each costs a call to Zendesk, so that a customer who changes meanwhile doesn't wait for a hundred others. */
    private static final int MOST_AT_ONCE = 20;

    private final CareConfig care;
    private final WebhookSignature signatures;
    private final CustomerPush customers;
    private final TicketReader tickets;
    private final Reactivations reactivations;
    private final boolean isPushing;
    private final PendingWorker worker;
    private final Map<Long, Set<Reactivation>> waiting = new ConcurrentHashMap<>();

    /** A command that starts no server receives no webhook calls. */
    @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true")
    boolean serves;

    @Inject
    TicketWebhookWorker(
            CareConfig care,
            WebhookConfig config,
            WebhookSignature signatures,
            CustomerPush customers,
            TicketReader tickets,
            TicketConfig ticketConfig,
            Reactivations reactivations) {
        this.care = care;
        this.signatures = signatures;
        this.customers = customers;
        this.tickets = tickets;
        this.reactivations = reactivations;
        this.isPushing = TicketFields.of(ticketConfig).areTicketsWanted();
        this.worker = new PendingWorker("care-tickets", config, MOST_AT_ONCE);
    }

    /** Whether any ticket event is of use. */
    boolean isWanted() {
        return isPushing || reactivations.areWanted();
    }

    /** Takes in an event; false if too many customers wait. It may write a file. */
    boolean add(TicketEvent event) {
        event.reactivation().filter(reactivations::isWanted).ifPresent(reactivation -> {
            if (reactivations.add(reactivation)) {
                await(reactivation);
            }
        });
        return worker.add(event.customers());
    }

    private void await(Reactivation reactivation) {
        waiting.computeIfAbsent(reactivation.customer(), any -> ConcurrentHashMap.newKeySet())
                .add(reactivation);
    }

    /** How many customers whose tickets have changed wait. */
    int waiting() {
        return worker.size();
    }

    void start(@Observes StartupEvent event) {
        if (serves && care.isConfigured() && signatures.isConfigured() && isWanted()) {
            worker.start(this::takeUp, this::process);
        }
    }

    void end(@Observes ShutdownEvent event) throws InterruptedException {
        int left = worker.end();
        if (left > 0) {
            LOG.infof(
                    "%s left to the next sync",
                    Plural.of(
                            left,
                            "customer whose tickets have changed is",
                            "customers whose tickets have changed are"));
        }
    }

    /** Takes up what an earlier process was to reactivate. */
    private void takeUp() {
        for (Reactivation left : reactivations.left()) {
            await(left);
            worker.add(List.of(left.customer()));
        }
    }

    private void process(List<Long> ids) {
        try {
            if (isPushing && !ids.isEmpty()) {
                tell(customers.pushTickets(worker.stop(), ids, customer -> tickets.read(worker.stop(), customer)));
            }
        } catch (ZendeskException | CareException e) {
            LOG.warnf("%s: %s", left(ids.size()), e.getMessage());
        } catch (StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error(left(ids.size()), e);
        }
        ids.forEach(this::reactivate);
    }

    private static void tell(PushSummary summary) {
        if (!summary.failures().isEmpty()) {
            LOG.warnf("%s: %s", left(summary.failures().size()), summary.reasonsInWords());
        }
    }

    private static String left(int customers) {
        return "The tickets of " + Plural.of(customers, "customer") + " are left to the next sync";
    }

    private void reactivate(long customer) {
        Set<Reactivation> due = waiting.remove(customer);
        if (due != null) {
            due.forEach(reactivation -> reactivations.run(worker.stop(), reactivation));
        }
    }
}
