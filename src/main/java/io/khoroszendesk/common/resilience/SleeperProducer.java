package io.khoroszendesk.common.resilience;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Produces the sleeper that really waits. */
class SleeperProducer {

    @Produces
    @Singleton
    Sleeper sleeper() {
        return Sleeper.real();
    }
}
