package io.khoroszendesk.common.resilience;

import java.time.Duration;
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
 * The moment at which an answer must have been given: one for each request of Khoros, drawn on by everything that is done
 * for it (queueing, renewing a token, every call to Zendesk, every pause before a repeat).
 *
 * <p>Fault tolerance libraries limit a single step; none of them ends a whole chain of steps in time and cancels what is in
 * flight. This class does only that: {@link #run} binds the deadline to the calling thread, every step asks for what is
 * {@link #left()}, and a thread that still waits for something when the time is over is interrupted.
 */
public final class Deadline {

    /** How long after its end a waiting thread is interrupted: calls that watch the clock themselves end first. */
    private static final Duration GRACE = Duration.ofMillis(50);

    private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

    private static final ScheduledThreadPoolExecutor ALARMS = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("deadline-alarm").factory());

    static {
        // Else the alarm of every request, and with it its thread, would be kept until it would have rung.
        ALARMS.setRemoveOnCancelPolicy(true);
    }

    private final long endNanos;
    private final AtomicInteger calls = new AtomicInteger();

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    /**
     * Runs {@code work} with a deadline {@code budget} after {@code startNanos}, a reading of {@link System#nanoTime()} that
     * may lie in the past: what a request has waited before it came here counts.
     */
    public static <T> T run(long startNanos, Duration budget, Callable<T> work) throws Exception {
        Deadline deadline = new Deadline(startNanos + budget.toNanos());
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
     * so that two look-ups can be made at once.
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
     * What another thread works out, waited for until this deadline is over.
     *
     * @param what names it in messages
     * @throws DeadlineExceededException where it isn't done in time
     * @throws RuntimeException the one by which the other thread failed
     * @throws IllegalStateException where the other thread failed by a checked exception
     */
    public <T> T await(Future<T> result, String what) {
        return await(result, left(), what);
    }

    /** The same, waited for no longer than {@code patience}. */
    public <T> T await(Future<T> result, Duration patience, String what) {
        try {
            return result.get(patience.toNanos(), TimeUnit.NANOSECONDS);
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

    /** Whether {@code duration} can pass and time is still left. */
    public boolean fits(Duration duration) {
        return left().compareTo(duration) > 0;
    }

    /** Notes that a call to Zendesk is made for this request. */
    public void countCall() {
        calls.incrementAndGet();
    }

    /** How many calls to Zendesk were made for this request, repeats included. */
    public int calls() {
        return calls.get();
    }

    public boolean isOver() {
        return left().isZero();
    }

    /** Interrupts one thread, at most once, and never after that thread has gone on to other work. */
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
