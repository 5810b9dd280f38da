package io.khoroszendesk.care.sync;

import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.push.CustomerPush;
import io.khoroszendesk.care.push.Organizations;
import io.khoroszendesk.common.resilience.Stop;
import io.khoroszendesk.zendesk.ExportClient;
import io.khoroszendesk.zendesk.background.Asking;
import io.khoroszendesk.zendesk.background.ExportPace;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a synchronisation needs, and the wish that it shall end. */
@Singleton
class Sync {

    private static final int FIRST = 1;
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(20);

    final ExportClient export;
    final CustomerPush customers;
    final Organizations organizations;
    final Asking asking;
    final Back back;
    final SyncConfig config;
    final Clock clock;
    final ExportPace pace;
    final Stop stop = new Stop();

    private final CareConfig care;
    private final ZendeskConfig zendesk;
    private volatile CountDownLatch underWay = new CountDownLatch(0);

    @Inject
    Sync(
            ExportClient export,
            CustomerPush customers,
            Organizations organizations,
            Asking asking,
            Back back,
            SyncConfig config,
            CareConfig care,
            ZendeskConfig zendesk,
            Clock clock) {
        this.export = export;
        this.customers = customers;
        this.organizations = organizations;
        this.asking = asking;
        this.back = back;
        this.config = config;
        this.care = care;
        this.zendesk = zendesk;
        this.clock = clock;
        this.pace = new ExportPace(config.exportsPerMinute(), clock);
    }

    /** Which account a state belongs to: another one's cursor would mean nothing. */
    String account() {
        return zendesk.subdomain().orElseGet(() -> zendesk.api().getHost()) + " "
                + care.crmKey().orElseThrow();
    }

    /** Does {@code work}, and keeps the service from going away beneath it when it is told to stop. */
    void run(SyncWork work) throws SyncProblem {
        CountDownLatch end = new CountDownLatch(1);
        underWay = end;
        try {
            work.run();
        } finally {
            end.countDown();
        }
    }

    /** What goes on until it is done or stopped. */
    interface SyncWork {
        void run() throws SyncProblem;
    }

    /** Before anything else is shut down: the page under way is pushed and remembered. */
    void end(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
        stop.now();
        underWay.await(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS);
    }
}
