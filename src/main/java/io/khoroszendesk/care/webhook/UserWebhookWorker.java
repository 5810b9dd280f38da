package io.khoroszendesk.care.webhook;

import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.push.CustomerPush;
import io.khoroszendesk.care.push.PushSummary;
import io.khoroszendesk.common.deadletter.DeadLetter.Cause;
import io.khoroszendesk.common.deadletter.DeadLetter.Kind;
import io.khoroszendesk.common.deadletter.DeadLetters;
import io.khoroszendesk.common.log.Plural;
import io.khoroszendesk.common.resilience.StoppedException;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Pushes the users that Zendesk's webhook reports, in the background. Users that fail here, or still wait when the
 * service stops, are not lost: every change is in Zendesk's export, which the next sync reads. Those that fail are dead
 * letters as well, for those who run no sync, and so that somebody is told.
 */
@Singleton
class UserWebhookWorker {

    private static final Logger LOG = Logger.getLogger(UserWebhookWorker.class);
    private static final int MOST_AT_ONCE = 100;

    private final CareConfig care;
    private final WebhookSignature signatures;
    private final CustomerPush customers;
    private final DeadLetters letters;
    private final PendingWorker worker;

    /** A command that starts no server receives no webhook calls. */
    @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true")
    boolean serves;

    @Inject
    UserWebhookWorker(
            CareConfig care,
            WebhookConfig config,
            WebhookSignature signatures,
            CustomerPush customers,
            DeadLetters letters) {
        this.care = care;
        this.signatures = signatures;
        this.customers = customers;
        this.letters = letters;
        this.worker = new PendingWorker("care-push", config, MOST_AT_ONCE);
    }

    /** Adds users to the queue; false if too many wait. Never blocks. */
    boolean add(Collection<Long> users) {
        return worker.add(users);
    }

    /** How many users wait. */
    int waiting() {
        return worker.size();
    }

    void start(@Observes StartupEvent event) {
        if (serves && care.isConfigured() && signatures.isConfigured()) {
            worker.start(() -> {}, this::push);
        }
    }

    void end(@Observes ShutdownEvent event) throws InterruptedException {
        int left = worker.end();
        if (left > 0) {
            LOG.infof(
                    "%s left to the next sync",
                    Plural.of(
                            left,
                            "user whose changes Zendesk has told of is",
                            "users whose changes Zendesk has told of are"));
        }
    }

    private void push(List<Long> users) {
        try {
            if (!users.isEmpty()) {
                PushSummary summary = customers.push(worker.stop(), users);
                summary.broken()
                        .ifPresent(fault ->
                                LOG.warnf("%s: %s", left(summary.failures().size()), fault.getMessage()));
                if (summary.broken().isEmpty() && !summary.failures().isEmpty()) {
                    LOG.warnf(
                            "Care has not taken all changed users, which the next sync tries again: %s",
                            summary.reasonsInWords());
                }
                giveUp(summary.failures().keySet(), summary.broken().isPresent() ? Cause.UNAVAILABLE : Cause.REFUSED);
            }
        } catch (StoppedException e) {
            LOG.infof("%s, because the service stops", left(users.size()));
        } catch (ZendeskException | CareException e) {
            LOG.warnf("%s: %s", left(users.size()), e.getMessage());
            giveUp(users, Cause.UNAVAILABLE);
        } catch (RuntimeException e) {
            LOG.error(left(users.size()), e);
            giveUp(users, Cause.FAILED);
        }
    }

    private static String left(int users) {
        return Plural.of(users, "user is", "users are") + " left to the next sync";
    }

    private void giveUp(Collection<Long> users, Cause cause) {
        letters.bury(Kind.USER, users.stream().map(String::valueOf).toList(), cause);
    }
}
