package io.khoroszendesk.common.resilience;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A request to stop long-running work at the next suitable point. */
public final class StopSignal {

    private final CountDownLatch wished = new CountDownLatch(1);

    public void now() {
        wished.countDown();
    }

    boolean isWished() {
        return wished.getCount() == 0;
    }

    /** Throws {@link StoppedException} if a stop was requested. */
    public void check() {
        if (isWished()) {
            throw new StoppedException();
        }
    }

    /** Waits for this time. Throws {@link StoppedException} if a stop is requested. */
    public void sleep(Duration time) {
        try {
            if (wished.await(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS)) {
                throw new StoppedException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }
}
