package io.khoroszendesk.care.sync;

import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.common.resilience.StopSignal;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stops a synchronisation when the process is asked to end, and lets it finish the page under way. */
@Singleton
class SyncLifecycle {

    private static final int FIRST = 1;
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(20);

    private final ConsoleIO terminal;
    private final StopSignal stop = new StopSignal();
    private volatile CountDownLatch underWay = new CountDownLatch(0);

    @Inject
    SyncLifecycle(ConsoleIO terminal) {
        this.terminal = terminal;
    }

    /** Runs {@code work}, and delays the shutdown of the service until it has stopped. */
    void run(SyncWork work) throws SyncException {
        CountDownLatch end = new CountDownLatch(1);
        underWay = end;
        try {
            work.run(stop);
        } finally {
            end.countDown();
        }
    }

    /** Work that continues until it is done or stopped. */
    interface SyncWork {
        void run(StopSignal stop) throws SyncException;
    }

    /** Runs before anything else is shut down, so that the current page is pushed and stored. */
    void end(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
        stop.now();
        if (!underWay.await(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS)) {
            terminal.print("Stopped in the middle of a page; the next run pushes all of it again.");
        }
    }
}
