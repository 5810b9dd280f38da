package io.khoroszendesk.common.resilience;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish that something which goes on and on shall end at the next good moment. */
public final class StopSignal {

    private final CountDownLatch wished = new CountDownLatch(1);

    public void now() {
        wished.countDown();
    }

    boolean isWished() {
        return wished.getCount() == 0;
    }

    /** Ends what is being done where the end is wished for. */
    public void check() {
        if (isWished()) {
            throw new StoppedException();
        }
    }

    /** Waits, unless the end is wished for. */
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
