package io.khoroszendesk.care.api;

import java.time.Duration;

/** Waits; of its own, so that tests of repeats don't. */
@FunctionalInterface
public interface Pauses {

    void pause(Duration time) throws InterruptedException;
}
