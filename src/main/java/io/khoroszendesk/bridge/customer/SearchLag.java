package io.khoroszendesk.bridge.customer;

import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineExceededException;
import io.khoroszendesk.common.resilience.Sleeper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits for users whom Zendesk's search doesn't know yet. It learns of a new user within about two seconds (recorded).
 */
@Singleton
public class SearchLag {

    private static final int LOOKS = 4;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** What must be left of the deadline after a pause. */
    private static final Duration WORTH_LOOKING = Duration.ofMillis(500);

    private final Sleeper sleeper;

    @Inject
    public SearchLag(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /** Looks again, a second later each time, until it finds what is sought, or has looked often enough. */
    <T> T outwait(Supplier<T> look, Predicate<T> isFound) {
        T found = look.get();
        for (int looks = 1;
                looks < LOOKS && !isFound.test(found) && Deadline.current().fits(PAUSE.plus(WORTH_LOOKING));
                looks++) {
            sleeper.sleep(PAUSE, e -> new DeadlineExceededException("interrupted while looking for a user", e));
            found = look.get();
        }
        return found;
    }
}
