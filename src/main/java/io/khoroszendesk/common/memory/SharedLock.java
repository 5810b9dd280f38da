package io.khoroszendesk.common.memory;

import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineExceededException;
import io.khoroszendesk.common.resilience.Sleeper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A lock for each key, over all replicas. It is a lease: it ends by itself if its holder dies. So it only keeps replicas
 * from getting in each other's way, and nothing may rest on it alone. In one replica a {@code KeyedLock} comes first.
 */
@Singleton
public class SharedLock {

    private static final Duration FIRST_LOOK = Duration.ofMillis(10);
    private static final Duration LATER_LOOK = Duration.ofMillis(60);
    /** A lease that ends later than this is held without asking. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    private final SharedMemory memory;
    private final Sleeper sleeper;

    @Inject
    public SharedLock(SharedMemory memory, Sleeper sleeper) {
        this.memory = memory;
        this.sleeper = sleeper;
    }

    /** The right to act on something, while it lasts. */
    public static final class Lease {

        private static final Lease NONE = new Lease(null, null, 0, Duration.ZERO);

        private final SharedMemory memory;
        private final String key;
        private final long token;
        private final long sureUntilNanos;

        private Lease(SharedMemory memory, String key, long token, Duration sure) {
            this.memory = memory;
            this.key = key;
            this.token = token;
            this.sureUntilNanos = System.nanoTime() + sure.toNanos();
        }

        /** Whether another replica has had the lock since, so that what was read under it may be outdated. */
        public boolean isOvertaken() {
            if (memory == null || System.nanoTime() - sureUntilNanos < 0) {
                return false;
            }
            try {
                return !memory.isLatest(key, token);
            } catch (MemoryUnavailableException e) {
                return false;
            }
        }

        private void free() {
            if (memory != null) {
                // If that fails, it ends by itself.
                BestEffort.tell("a freed lock", () -> memory.unlock(key, token));
            }
        }
    }

    /**
     * Runs {@code work} while holding the lock of {@code key}. If other replicas hold it too long, or the memory can't be
     * used, {@code work} runs without.
     *
     * @param lease how long the lock is held at most
     * @param reserve what must be left of the deadline when {@code work} begins
     */
    public <T> T take(String key, Duration lease, Duration reserve, Function<Lease, T> work) {
        Lease held = memory.isOn() ? await(key, lease, reserve) : Lease.NONE;
        try {
            return work.apply(held);
        } finally {
            held.free();
        }
    }

    private Lease await(String key, Duration lease, Duration reserve) {
        Duration pause = FIRST_LOOK;
        try {
            while (true) {
                OptionalLong token = memory.lock(key, lease);
                if (token.isPresent()) {
                    return new Lease(memory, key, token.getAsLong(), lease.minus(MARGIN));
                }
                if (!Deadline.current().fits(reserve.plus(pause))) {
                    return Lease.NONE;
                }
                sleeper.sleep(pause, e -> new DeadlineExceededException("interrupted while waiting for a lock", e));
                pause = LATER_LOOK;
            }
        } catch (MemoryUnavailableException e) {
            return Lease.NONE;
        }
    }
}
