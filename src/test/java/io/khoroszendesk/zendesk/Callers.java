package io.khoroszendesk.zendesk;

import io.khoroszendesk.common.resilience.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Requests that arrive at the same moment, each on a thread and with a deadline of its own. */
public final class Callers {

    private static final Duration ENOUGH = Duration.ofSeconds(20);

    private Callers() {}

    /** What {@code count} callers get who all start at once. */
    public static <T> List<T> atOnce(int count, Callable<T> call) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> callers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                callers.add(threads.submit(() -> {
                    start.await();
                    return Deadline.run(System.nanoTime(), ENOUGH, call);
                }));
            }
            start.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> caller : callers) {
                answers.add(caller.get(ENOUGH.toSeconds(), TimeUnit.SECONDS));
            }
            return answers;
        }
    }

    /** A caller on a thread of its own. */
    public static final class Caller<T> extends FutureTask<T> {

        private final Thread thread = Thread.ofVirtual().unstarted(this);

        private Caller(Callable<T> call) {
            super(() -> Deadline.run(System.nanoTime(), ENOUGH, call));
        }

        /** Whether it waits for something that another brings about. */
        public boolean isWaiting() {
            return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
        }
    }

    /** One caller with time enough, who doesn't keep the test waiting. */
    public static <T> Caller<T> start(Callable<T> call) {
        Caller<T> caller = new Caller<>(call);
        caller.thread.start();
        return caller;
    }

    /** Waits for what another thread is about to bring about. */
    public static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + ENOUGH.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came about");
            }
            Thread.sleep(5);
        }
    }
}
