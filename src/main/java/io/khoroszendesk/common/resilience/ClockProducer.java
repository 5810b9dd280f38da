package io.khoroszendesk.common.resilience;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock that all code uses for the time of day. */
public final class ClockProducer {

    ClockProducer() {}

    /** The same clock, for what runs before anything can be injected. */
    @Produces
    @Singleton
    public static Clock clock() {
        return Clock.systemUTC();
    }
}
