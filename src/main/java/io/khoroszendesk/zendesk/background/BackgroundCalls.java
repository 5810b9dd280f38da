package io.khoroszendesk.zendesk.background;

import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.Retries;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.common.resilience.StoppedException;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Calls Zendesk in the background, where no response of ours is waiting: only while enough of the rate limit is left
 * for agents, and again after Zendesk has asked to wait.
 */
@Singleton
public class BackgroundCalls {

    /** The deadline of a call, long enough for a page of a thousand users. */
    public static final Duration PATIENT = Duration.ofSeconds(60);

    private static final Duration USUAL = Duration.ofSeconds(15);
    private static final int MOST_REPEATS = 10;
    /** The pause after a 429 that doesn't say how long to wait. */
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final QuotaReserve headRoom;

    @Inject
    BackgroundCalls(QuotaReserve headRoom) {
        this.headRoom = headRoom;
    }

    public QuotaReserve headRoom() {
        return headRoom;
    }

    /**
     * Runs the call and returns its result.
     *
     * @throws ZendeskException if the call fails finally
     * @throws StoppedException if it is stopped before
     */
    public <T> T zendesk(StopSignal stop, Callable<T> question) {
        return zendesk(stop, USUAL, question);
    }

    public <T> T zendesk(StopSignal stop, Duration patience, Callable<T> question) {
        return Retries.call(
                ZendeskException.class, BackgroundCalls::pause, stop::sleep, () -> attempt(stop, patience, question));
    }

    private static Optional<Duration> pause(ZendeskException failure, int repeats) {
        return failure.is(Kind.RATE_LIMITED) && repeats < MOST_REPEATS
                ? Optional.of(failure.retryAfter().orElse(WAIT))
                : Optional.empty();
    }

    private <T> T attempt(StopSignal stop, Duration patience, Callable<T> question) {
        headRoom.await(stop);
        try {
            return Deadline.run(System.nanoTime(), patience, question);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw ZendeskException.without(Kind.FAILED, "the call failed", e);
        }
    }
}
