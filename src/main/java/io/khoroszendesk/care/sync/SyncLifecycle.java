package io.khoroszendesk.care.sync;

import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.push.CustomerPush;
import io.khoroszendesk.care.push.OrganizationNames;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.zendesk.UserExportClient;
import io.khoroszendesk.zendesk.background.BackgroundCalls;
import io.khoroszendesk.zendesk.background.ExportRateLimiter;
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
class SyncLifecycle {

    private static final int FIRST = 1;
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(20);

    final UserExportClient export;
    final CustomerPush customers;
    final OrganizationNames organizations;
    final BackgroundCalls asking;
    final HandleImport back;
    final SyncConfig config;
    final Clock clock;
    final ExportRateLimiter pace;
    final StopSignal stop = new StopSignal();

    private final CareConfig care;
    private final ZendeskConfig zendesk;
    private volatile CountDownLatch underWay = new CountDownLatch(0);

    @Inject
    SyncLifecycle(
            UserExportClient export,
            CustomerPush customers,
            OrganizationNames organizations,
            BackgroundCalls asking,
            HandleImport back,
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
        this.pace = new ExportRateLimiter(config.exportsPerMinute(), clock);
    }

    /** The account a state belongs to, because another account's cursor would be meaningless. */
    String account() {
        return zendesk.subdomain().orElseGet(() -> zendesk.api().getHost()) + " "
                + care.crmKey().orElseThrow();
    }

    /** Runs {@code work}, and delays the shutdown of the service until it has stopped. */
    void run(SyncWork work) throws SyncException {
        CountDownLatch end = new CountDownLatch(1);
        underWay = end;
        try {
            work.run();
        } finally {
            end.countDown();
        }
    }

    /** Work that continues until it is done or stopped. */
    interface SyncWork {
        void run() throws SyncException;
    }

    /** Runs before anything else is shut down, so that the current page is pushed and stored. */
    void end(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
        stop.now();
        underWay.await(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS);
    }
}
