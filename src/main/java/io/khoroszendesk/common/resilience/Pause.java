package io.khoroszendesk.common.resilience;

import io.khoroszendesk.common.cli.CommandFailure;
import java.time.Duration;

/** Waiting, so that tests need not. */
@FunctionalInterface
public interface Pause {

    void sleep(Duration time);

    /** Really waits; whoever interrupts it wants the command to end. */
    static Pause real() {
        return time -> {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailure("Interrupted.");
            }
        };
    }
}
