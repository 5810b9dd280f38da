package io.khoroszendesk.zendesk.background;

import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.common.resilience.StoppedException;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Asks Zendesk in the background, where no answer of ours has to be given in time: only while agents have calls enough, and
 * again when Zendesk has asked to wait.
 */
@Singleton
public class BackgroundCalls {

    /** What a page of a thousand users may take. */
    public static final Duration PATIENT = Duration.ofSeconds(60);

    private static final Duration USUAL = Duration.ofSeconds(15);
    private static final int MOST_REPEATS = 10;
    /** A 429 that doesn't say for how long. */
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final QuotaReserve headRoom;

    @Inject
    BackgroundCalls(QuotaReserve headRoom) {
        this.headRoom = headRoom;
    }

    public QuotaReserve headRoom() {
        return headRoom;
    }

    /** The answer; a {@link ZendeskException} where there is none, a {@link StoppedException} when the end is wished for before. */
    public <T> T zendesk(StopSignal stop, Callable<T> question) {
        return zendesk(stop, USUAL, question);
    }

    public <T> T zendesk(StopSignal stop, Duration patience, Callable<T> question) {
        for (int repeats = 0; ; repeats++) {
            headRoom.await(stop);
            try {
                return Deadline.run(System.nanoTime(), patience, question);
            } catch (ZendeskException e) {
                if (!e.is(Kind.LIMITED) || repeats >= MOST_REPEATS) {
                    throw e;
                }
                stop.sleep(e.retryAfter().orElse(WAIT));
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw ZendeskException.without(Kind.FAILED, "the call failed", e);
            }
        }
    }
}
