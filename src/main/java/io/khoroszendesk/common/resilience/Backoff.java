package io.khoroszendesk.common.resilience;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses that grow from repeat to repeat.
 *
 * @param first the pause before the first repeat
 * @param factor the factor between one pause and the next
 * @param longest the maximum pause
 */
public record Backoff(Duration first, int factor, Duration longest) {

    /** The pause before a repeat, numbered from 0. */
    public Duration pause(int repeat) {
        Duration pause = first;
        for (int i = 0; i < repeat && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(factor);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    /** The same with half of it random, so that callers that failed together don't retry together. */
    public Duration jittered(int repeat) {
        long half = pause(repeat).toMillis() / 2;
        return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1));
    }
}
