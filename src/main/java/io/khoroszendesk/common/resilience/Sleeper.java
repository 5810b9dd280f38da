package io.khoroszendesk.common.resilience;

import io.khoroszendesk.common.cli.CommandException;
import java.time.Duration;

/** Waiting, so that tests need not. */
@FunctionalInterface
public interface Sleeper {

    void sleep(Duration time);

    /** Really waits; whoever interrupts it wants the command to end. */
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
