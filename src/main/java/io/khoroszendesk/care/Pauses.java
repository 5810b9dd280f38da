package io.khoroszendesk.care;

import java.time.Duration;

/** Waits; of its own, so that tests of repeats don't. */
@FunctionalInterface
interface Pauses {

    void pause(Duration time) throws InterruptedException;
}
