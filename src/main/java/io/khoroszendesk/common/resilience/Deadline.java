package io.khoroszendesk.common.resilience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.MDC;

/**
 * The moment by which a response must be sent. Each request of Khoros has one deadline for everything that is done for
 * it: queueing, renewing a token, calls to Zendesk, pauses before retries.
 *
 * <p>Fault tolerance libraries limit single steps. None of them ends a whole chain of steps in time and cancels the step
 * in progress. This class does only that: {@link #run} binds the deadline to the calling thread, each step asks for the
 * time that is {@link #left()}, and a thread that still waits when the time is over is interrupted.
 */
public final class Deadline {

    /** The time after the deadline at which a waiting thread is interrupted. Calls that watch the clock themselves end first. */
    private static final Duration GRACE = Duration.ofMillis(50);

    /** A long ticket takes 60 calls, of which the first ones are enough to find the others. */
    private static final int MOST_IDS = 20;

    private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

    private static final ScheduledThreadPoolExecutor ALARMS = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("deadline-alarm").factory());

    static {
        // Otherwise the alarm of each request, and its thread, would be kept until the alarm rings.
        ALARMS.setRemoveOnCancelPolicy(true);
    }

    private final long endNanos;
    private final Timeline timeline;
    private final AtomicInteger calls = new AtomicInteger();
    private final List<String> requestIds = new ArrayList<>(2);

    private Deadline(long endNanos, Timeline timeline) {
        this.endNanos = endNanos;
        this.timeline = timeline;
    }

    /**
     * Runs {@code work} with a deadline {@code budget} after {@code startNanos}, a reading of {@link System#nanoTime()}.
     * It may lie in the past, because the time that a request has waited before counts. Work that begins within other
     * work, with a deadline of its own, is recorded in the same timeline.
     */
    public static <T> T run(long startNanos, Duration budget, Callable<T> work) throws Exception {
        return run(startNanos, budget, isOpen() ? current().timeline : Timeline.NONE, work);
    }

    /** The same, with a timeline in which the steps are recorded. */
    public static <T> T run(long startNanos, Duration budget, Timeline timeline, Callable<T> work) throws Exception {
        Deadline deadline = new Deadline(startNanos + budget.toNanos(), timeline);
        Alarm alarm = new Alarm(Thread.currentThread());
        Future<?> ringing =
                ALARMS.schedule(alarm::ring, deadline.left().plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
        try {
            return deadline.run(work);
        } finally {
            ringing.cancel(false);
            alarm.stop();
        }
    }

    /** Runs {@code work} under this deadline on another thread than the one that opened it. */
    public <T> T run(Callable<T> work) throws Exception {
        return ScopedValue.where(CURRENT, this).call(work::call);
    }

    /**
     * Starts {@code work} on a virtual thread of its own, under this deadline and with the log context of the calling thread,
     * so that two look-ups can run at the same time.
     */
    public <T> Future<T> fork(Callable<T> work) {
        Map<String, Object> context = MDC.getMap();
        FutureTask<T> task = new FutureTask<>(() -> {
            context.forEach(MDC::put);
            return run(work);
        });
        Thread.ofVirtual().name("fork").start(task);
        return task;
    }

    /**
     * Waits for the result of another thread until this deadline is over.
     *
     * @param what names the result in messages
     * @throws DeadlineExceededException if it isn't there in time
     * @throws RuntimeException the exception of the other thread
     * @throws IllegalStateException if the other thread failed with a checked exception
     */
    public <T> T await(Future<T> result, String what) {
        return await(result, left(), what);
    }

    /** The same, but waits no longer than {@code patience}. */
    public <T> T await(Future<T> result, Duration patience, String what) {
        try {
            return result.get(left(patience).toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault
                    ? fault
                    : new IllegalStateException("failed: " + what, e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            throw new DeadlineExceededException("not there in time: " + what, e);
        }
    }

    /** The deadline of the request that the calling thread works for. */
    public static Deadline current() {
        return CURRENT.get();
    }

    /** Whether the calling thread works under a deadline at all. */
    public static boolean isOpen() {
        return CURRENT.isBound();
    }

    /** The time that is left, zero when it is over; never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    /** The time that is left, but no more than {@code most}. */
    public Duration left(Duration most) {
        return Collections.min(List.of(left(), most));
    }

    /** Whether {@code duration} can pass and time is still left. */
    public boolean fits(Duration duration) {
        return left().compareTo(duration) > 0;
    }

    /** Where the steps of this request are recorded. */
    public Timeline timeline() {
        return timeline;
    }

    /** Counts a call to Zendesk that is made for this request. */
    public void countCall() {
        calls.incrementAndGet();
    }

    /** The number of calls to Zendesk that were made for this request, including retries. */
    public int calls() {
        return calls.get();
    }

    /** Records Zendesk's id of a call that was made for this request; empty if Zendesk gave none. */
    public void answered(String requestId) {
        synchronized (requestIds) {
            if (!requestId.isEmpty() && requestIds.size() < MOST_IDS) {
                requestIds.add(requestId);
            }
        }
    }

    /** Zendesk's ids of the calls, in the order of their answers. Those beyond {@value #MOST_IDS} are left out. */
    public List<String> requestIds() {
        synchronized (requestIds) {
            return List.copyOf(requestIds);
        }
    }

    public boolean isOver() {
        return left().isZero();
    }

    /** Interrupts one thread at most once, and never after the thread has moved on to other work. */
    private static final class Alarm {
        private final Thread thread;
        private boolean stopped;
        private boolean rang;

        Alarm(Thread thread) {
            this.thread = thread;
        }

        synchronized void ring() {
            if (!stopped) {
                rang = true;
                thread.interrupt();
            }
        }

        synchronized void stop() {
            stopped = true;
            if (rang) {
                Thread.interrupted();
            }
        }
    }
}
