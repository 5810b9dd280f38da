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

/** A queue of accepted events that are processed a few at a time. It is bounded in number and in memory. */
public final class RetryQueue {

    private static final Logger LOG = Logger.getLogger(RetryQueue.class);
    private static final Duration LAST_WAIT = Duration.ofSeconds(4);
    private static final Duration GLANCE = Duration.ofMillis(20);

    /** The work for one event. */
    public interface Job {

        /** Makes an attempt, numbered from 1. Returns the pause before the next attempt; empty if the work is done. */
        Optional<Duration> attempt(int number);

        /** Makes all attempts on the calling thread, which waits in between. */
        default void run(Sleeper sleeper) throws InterruptedException {
            Optional<Duration> pause = attempt(1);
            for (int number = 2; pause.isPresent(); number++) {
                sleeper.sleep(pause.get());
                pause = attempt(number);
            }
        }
    }

    private final int capacity;
    private final Semaphore places;
    private final long mostBytes;
    private final AtomicLong bytes = new AtomicLong();
    private final ScheduledThreadPoolExecutor workers;
    private volatile boolean stopping;

    /**
     * A queue with these limits.
     *
     * @param capacity the maximum number of events that wait or are processed, including those that are retried later
     * @param mostBytes the memory they may use together, in bytes; a single one may use more
     * @param atOnce the number of events that are processed at the same time
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
     * Accepts a job; false if the queue is full. Its log lines get {@code reference}.
     *
     * @param size the approximate memory it uses, in bytes
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

    /** How many events wait or are processed, including those that are retried later. */
    public int size() {
        return capacity - places.availablePermits();
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
            // The exception's message may contain outside text.
            LOG.errorf("An event could not be processed: %s", fault.getClass().getName());
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
            // It keeps its place and is reported at the end.
            return;
        }
        if (pause.isEmpty()) {
            release(size);
        }
    }

    /** Processes what can be done at once and within a few seconds. Returns the number of unfinished events. */
    public int stop() throws InterruptedException {
        stopping = true;
        long end = System.nanoTime() + LAST_WAIT.toNanos();
        while (isAnyReady() && System.nanoTime() < end) {
            Thread.sleep(GLANCE);
        }
        workers.shutdown();
        workers.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        return size();
    }

    private boolean isAnyReady() {
        return workers.getQueue().stream()
                .anyMatch(task -> task instanceof Delayed delayed && delayed.getDelay(TimeUnit.NANOSECONDS) <= 0);
    }
}
