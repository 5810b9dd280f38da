package io.khoroszendesk.common.resilience;

import io.khoroszendesk.common.cli.CommandException;
import java.time.Duration;

/** Waits. Tests replace it, so that they need not wait. */
@FunctionalInterface
public interface Sleeper {

    void sleep(Duration time);

    /** Really waits. An interrupt means that the command shall end. */
    static Sleeper real() {
        return time -> {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandException("Interrupted.");
            }
        };
    }
}
