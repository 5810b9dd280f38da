package io.khoroszendesk.common.memory;

import io.khoroszendesk.common.memory.SharedMemory.Claim;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineExceededException;
import io.khoroszendesk.common.resilience.OncePerKey;
import io.khoroszendesk.common.resilience.Sleeper;
import io.khoroszendesk.common.security.RandomToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Creates something once per key over all replicas: {@link OncePerKey} in this one, and a claim in the shared memory
 * between them. Who finds it claimed waits for the result. If the claimant dies its claim ends, and the next one learns
 * that an attempt was made whose outcome nobody knows.
 */
public final class SharedOnce<T> {

    private static final Logger LOG = Logger.getLogger(SharedOnce.class);
    /** How soon the claim of a dead replica ends. */
    private static final Duration LEASE = Duration.ofMillis(2500);

    private static final Duration RENEWAL = Duration.ofMillis(700);
    private static final Duration FIRST_LOOK = Duration.ofMillis(20);
    private static final Duration LATER_LOOK = Duration.ofMillis(150);
    /** What is left of the deadline for acting without the other's result. */
    private static final Duration RESERVE = Duration.ofMillis(1500);

    private final SharedMemory memory;
    private final Sleeper sleeper;
    private final String kind;
    private final Duration life;
    private final Made<T> made;
    private final OncePerKey<T> here;

    /**
     * How results are told to other replicas.
     *
     * @param id the id under which Zendesk knows a result
     * @param reader reads a result by its id; empty if it is gone
     * @param mayBeTwice whether two attempts at the same time make one thing, so that nobody must wait to the end
     */
    public record Made<T>(Function<T, String> id, Function<String, Optional<T>> reader, boolean mayBeTwice) {}

    /** Makes the thing. */
    @FunctionalInterface
    public interface Maker<T> {
        T make(Attempt attempt);
    }

    /** One attempt to make something. */
    public static final class Attempt {

        private final Optional<Instant> doubtSince;
        private boolean inDoubt;

        private Attempt(Optional<Instant> doubtSince) {
            this.doubtSince = doubtSince;
            this.inDoubt = doubtSince.isPresent();
        }

        /** When an attempt at another replica began of which nobody knows whether it made something. */
        public Optional<Instant> doubtSince() {
            return doubtSince;
        }

        /** Says that this attempt fails, but may have made something. */
        public void leavesDoubt() {
            inDoubt = true;
        }
    }

    /**
     * Remembers this many results for so long.
     *
     * @param kind separates these keys from others in the shared memory
     */
    public SharedOnce(SharedMemory memory, Sleeper sleeper, String kind, int size, Duration life, Made<T> made) {
        this.memory = memory;
        this.sleeper = sleeper;
        this.kind = kind;
        this.life = life;
        this.made = made;
        this.here = new OncePerKey<>(size, life);
    }

    /**
     * The result for {@code key}; {@code maker} creates it if there is none. A failure is not remembered.
     *
     * @throws DeadlineExceededException if another replica is still making it when the time is nearly over
     */
    public T get(String key, Maker<T> maker) {
        return get(key, Optional::of, maker);
    }

    /**
     * The same for what may be gone by now.
     *
     * @param again what has become of a result that this replica remembers; empty if it is gone, and so to be made again
     * @throws DeadlineExceededException if another replica is still making it when the time is nearly over
     */
    public T get(String key, Function<T, Optional<T>> again, Maker<T> maker) {
        return here.get(
                key, again, () -> memory.isOn() && life.isPositive() ? shared(kind + " " + key, maker) : alone(maker));
    }

    private static <T> T alone(Maker<T> maker) {
        return maker.make(new Attempt(Optional.empty()));
    }

    private T shared(String key, Maker<T> maker) {
        String owner = RandomToken.ofBytes(12);
        Optional<Instant> busySince = Optional.empty();
        try {
            Duration pause = FIRST_LOOK;
            while (true) {
                Claim claim = memory.claim(key, owner, LEASE, life);
                switch (claim.state()) {
                    case MINE -> {
                        // Where the memory has forgotten whom this one has waited for, nobody knows what became of
                        // them.
                        Optional<Instant> doubtSince = claim.since().isPresent() ? claim.since() : busySince;
                        return claimed(key, owner, new Attempt(doubtSince), maker);
                    }
                    case FREED -> {
                        return claimed(key, owner, new Attempt(Optional.empty()), maker);
                    }
                    case MADE -> {
                        Optional<T> there = claim.result().flatMap(made.reader());
                        if (there.isPresent()) {
                            return there.get();
                        }
                        T again = alone(maker);
                        BestEffort.tell(
                                "a result", () -> memory.made(key, made.id().apply(again), life));
                        return again;
                    }
                    case BUSY -> {
                        busySince = claim.since();
                        if (!Deadline.current().fits(RESERVE.plus(pause))) {
                            return unfinished(maker);
                        }
                        sleeper.sleep(pause, e -> new DeadlineExceededException("interrupted while waiting", e));
                        pause = LATER_LOOK;
                    }
                }
            }
        } catch (MemoryUnavailableException e) {
            LOG.debugf("Made without a claim: %s", e.getMessage());
            return maker.make(new Attempt(busySince));
        }
    }

    private T unfinished(Maker<T> maker) {
        if (made.mayBeTwice()) {
            return alone(maker);
        }
        throw new DeadlineExceededException("another replica is still making the same", null);
    }

    private T claimed(String key, String owner, Attempt attempt, Maker<T> maker) {
        Future<?> renewal = Deadline.current().fork(() -> {
            while (true) {
                Thread.sleep(RENEWAL);
                BestEffort.tell("a renewed claim", () -> memory.renew(key, owner, LEASE, life));
            }
        });
        try {
            T result = maker.make(attempt);
            BestEffort.tell("a result", () -> memory.made(key, made.id().apply(result), life));
            return result;
        } catch (RuntimeException e) {
            Optional<T> meanwhile = attempt.inDoubt ? madeMeanwhile(key, owner) : Optional.empty();
            BestEffort.tell("the end of a claim", () -> memory.release(key, owner, attempt.inDoubt, life));
            return meanwhile.orElseThrow(() -> e);
        } finally {
            renewal.cancel(true);
        }
    }

    /** What the one who was in doubt has made after all, where the memory forgot in between who was making it. */
    private Optional<T> madeMeanwhile(String key, String owner) {
        try {
            return memory.claim(key, owner, LEASE, life).result().flatMap(made.reader());
        } catch (MemoryUnavailableException e) {
            return Optional.empty();
        }
    }
}
