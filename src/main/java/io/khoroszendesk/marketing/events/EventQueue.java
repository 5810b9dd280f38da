package io.khoroszendesk.marketing.events;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Events that were taken over and wait for being worked on, a bounded number of them, two at a time. */
@Singleton
class EventQueue {

    private static final Logger LOG = Logger.getLogger(EventQueue.class);
    /** Few, so that a flood of events leaves Zendesk to the agents. */
    private static final int WORKERS = 2;

    private static final Duration LAST_WAIT = Duration.ofSeconds(8);

    /** What is to be done for one event. */
    interface Job {

        /** Tries once more, from 1 on, and says after which pause to try again; empty where it is done. */
        Optional<Duration> attempt(int number);
    }

    private final int capacity;
    private final Semaphore places;
    private final ScheduledThreadPoolExecutor workers;

    @Inject
    EventQueue(EventsConfig config) {
        this.capacity = Math.max(1, config.queue());
        this.places = new Semaphore(capacity);
        this.workers = new ScheduledThreadPoolExecutor(
                WORKERS, Thread.ofVirtual().name("event-", 0).factory());
        workers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        workers.setRemoveOnCancelPolicy(true);
    }

    /** Takes a job over; false where there is no place for it. Its lines in the log get {@code reference}. */
    boolean offer(String reference, Job job) {
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            workers.execute(() -> run(reference, job, 1));
            return true;
        } catch (RejectedExecutionException stopping) {
            places.release();
            return false;
        }
    }

    private void run(String reference, Job job, int attempt) {
        Optional<Duration> pause = Optional.empty();
        MDC.put("correlationId", reference);
        try {
            pause = job.attempt(attempt);
        } catch (RuntimeException | Error fault) {
            // Its message may repeat what came from outside.
            LOG.errorf("An event was not worked on: %s", fault.getClass().getName());
        } finally {
            MDC.remove("correlationId");
        }
        try {
            if (pause.isPresent()) {
                workers.schedule(
                        () -> run(reference, job, attempt + 1), pause.get().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (RejectedExecutionException stopping) {
            // It keeps its place, and is told of at the end.
            return;
        }
        if (pause.isEmpty()) {
            places.release();
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        workers.shutdown();
        workers.awaitTermination(LAST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        int left = capacity - places.availablePermits();
        if (left > 0) {
            LOG.warnf("%d events of Khoros were not finished; \"events pull\" brings them again", left);
        }
    }
}
