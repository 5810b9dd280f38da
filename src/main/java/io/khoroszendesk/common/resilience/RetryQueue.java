package io.khoroszendesk.common.resilience;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Delayed;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Events that were taken over and wait for being worked on, bounded in number and in memory, a few at a time. */
public final class RetryQueue {

    private static final Logger LOG = Logger.getLogger(RetryQueue.class);
    private static final Duration LAST_WAIT = Duration.ofSeconds(4);
    private static final Duration GLANCE = Duration.ofMillis(20);

    /** What is to be done for one event. */
    public interface Job {

        /** Tries once more, from 1 on, and says after which pause to try again; empty where it is done. */
        Optional<Duration> attempt(int number);
    }

    private final int capacity;
    private final Semaphore places;
    private final long mostBytes;
    private final AtomicLong bytes = new AtomicLong();
    private final ScheduledThreadPoolExecutor workers;
    private volatile boolean stopping;

    /**
     * @param capacity how many may be waiting or worked on, those included that are tried again later
     * @param mostBytes how much memory they may take together; a single one may take more
     * @param atOnce how many are worked on at the same time
     */
    public RetryQueue(int capacity, long mostBytes, int atOnce) {
        this.capacity = capacity;
        this.mostBytes = mostBytes;
        this.places = new Semaphore(capacity);
        this.workers = new ScheduledThreadPoolExecutor(
                atOnce, Thread.ofVirtual().name("event-", 0).factory());
        workers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        workers.setRemoveOnCancelPolicy(true);
    }

    /**
     * Takes a job over; false where there is no place for it. Its lines in the log get {@code reference}.
     *
     * @param size about how much memory it takes
     */
    public boolean offer(String reference, long size, Job job) {
        if (stopping || !places.tryAcquire()) {
            return false;
        }
        if (!takeBytes(size)) {
            places.release();
            return false;
        }
        try {
            workers.execute(() -> run(reference, size, job, 1));
            return true;
        } catch (RejectedExecutionException ended) {
            release(size);
            return false;
        }
    }

    private boolean takeBytes(long size) {
        long before = bytes.getAndUpdate(taken -> fits(taken, size) ? taken + size : taken);
        return fits(before, size);
    }

    private boolean fits(long taken, long size) {
        return taken == 0 || size <= mostBytes - taken;
    }

    private void release(long size) {
        bytes.addAndGet(-size);
        places.release();
    }

    private void run(String reference, long size, Job job, int attempt) {
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
                        () -> run(reference, size, job, attempt + 1),
                        pause.get().toMillis(),
                        TimeUnit.MILLISECONDS);
            }
        } catch (RejectedExecutionException ended) {
            // It keeps its place, and is told of at the end.
            return;
        }
        if (pause.isEmpty()) {
            release(size);
        }
    }

    /** Works off what can be done at once and within some seconds, and returns how many are left unfinished. */
    public int stop() throws InterruptedException {
        stopping = true;
        long end = System.nanoTime() + LAST_WAIT.toNanos();
        while (isAnyReady() && System.nanoTime() < end) {
            Thread.sleep(GLANCE);
        }
        workers.shutdown();
        workers.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        return capacity - places.availablePermits();
    }

    private boolean isAnyReady() {
        return workers.getQueue().stream()
                .anyMatch(task -> task instanceof Delayed delayed && delayed.getDelay(TimeUnit.NANOSECONDS) <= 0);
    }
}
