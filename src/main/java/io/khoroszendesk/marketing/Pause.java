package io.khoroszendesk.marketing;

import java.time.Duration;

/** Waiting, so that tests need not. */
@FunctionalInterface
interface Pause {

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
