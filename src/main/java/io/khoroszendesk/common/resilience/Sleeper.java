package io.khoroszendesk.common.resilience;

import java.time.Duration;
import java.util.function.Function;

/** Waits. Tests replace it, so that they need not wait. */
@FunctionalInterface
public interface Sleeper {

    void sleep(Duration time) throws InterruptedException;

    /** Waits. After an interrupt the thread stays interrupted, and what {@code interrupted} returns is thrown. */
    default <E extends RuntimeException> void sleep(Duration time, Function<InterruptedException, E> interrupted) {
        try {
            sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted.apply(e);
        }
    }

    /** Really waits. */
    static Sleeper real() {
        return Thread::sleep;
    }
}
