package io.khoroszendesk.common.resilience;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What really waits, for everything that has to. */
class SleeperProducer {

    @Produces
    @Singleton
    Sleeper sleeper() {
        return Sleeper.real();
    }
}
