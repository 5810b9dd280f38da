package io.khoroszendesk.common.resilience;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes attempts until one succeeds or no repeat makes sense. The policy knows how often a call was repeated, and the
 * caller waits in its own way: SmallRye's {@code Guard} offers neither, and needs a running Quarkus.
 */
public final class Retries {

    /** Decides what follows a failure of type {@code E}. */
    @FunctionalInterface
    public interface Policy<E> {

        /**
         * The pause before the next attempt; empty if the failure is final.
         *
         * @param repeats the number of repeats until now, 0 after the first attempt
         */
        Optional<Duration> pause(E failure, int repeats);
    }

    private Retries() {}

    /**
     * Returns the result of the first attempt that succeeds. A final failure, or one of another type, is thrown as it
     * is.
     *
     * @param type the failures after which a repeat may make sense
     * @param sleep waits; what it throws ends the attempts
     */
    public static <T, E extends RuntimeException> T call(
            Class<E> type, Policy<E> policy, Consumer<Duration> sleep, Supplier<T> attempt) {
        for (int repeats = 0; ; repeats++) {
            try {
                return attempt.get();
            } catch (RuntimeException failure) {
                Optional<Duration> pause =
                        type.isInstance(failure) ? policy.pause(type.cast(failure), repeats) : Optional.empty();
                if (pause.isEmpty()) {
                    throw failure;
                }
                sleep.accept(pause.get());
            }
        }
    }
}
