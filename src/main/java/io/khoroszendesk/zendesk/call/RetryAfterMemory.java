package io.khoroszendesk.zendesk.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.khoroszendesk.common.memory.BestEffort;
import io.khoroszendesk.common.memory.SharedMemory;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Remembers what Zendesk has asked us not to call, and until when. Limits of single endpoints can't be derived from the
 * account's headers (a recorded 429 came with 668 calls left), so they are remembered as they occur. Replicas that share
 * a memory tell each other at once.
 */
@Singleton
public class RetryAfterMemory {

    private static final String ACCOUNT = "account";
    private static final long MOST_REMEMBERED = 1_000;

    /** The limits of all replicas, in the memory that they share. */
    private static final String SET = "limits";

    /** Whoever can write to the memory must not silence a replica for longer. Zendesk's limits end within minutes. */
    private static final Duration LONGEST_TOLD = Duration.ofMinutes(10);

    private static final Duration ALMOST_A_MILLISECOND = Duration.ofNanos(999_999);

    private final SharedMemory others;
    private final Clock clock;
    private final Cache<String, Instant> ends =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    @Inject
    RetryAfterMemory(SharedMemory others, Clock clock) {
        this.others = others;
        this.clock = clock;
    }

    /** Learns what other replicas were asked. */
    void start(@Observes StartupEvent event) {
        others.listen(SET, note -> remember(note.id(), Collections.min(List.of(note.left(), LONGEST_TOLD))));
    }

    /** Rejects a call to a target whose limit is still in force. */
    void check(String target) {
        wait(target).ifPresent(wait -> {
            throw ZendeskException.waiting(Kind.RATE_LIMITED, "not called: Zendesk asked to wait", wait);
        });
    }

    /** Remembers a 429 that says how long to wait. */
    void remember(String target, ZendeskException refusal) {
        if (refusal.kind() == Kind.RATE_LIMITED) {
            refusal.retryAfter().ifPresent(wait -> {
                String limited = refusal.accountWide() ? ACCOUNT : target;
                remember(limited, wait);
                if (others.isOn() && wait.isPositive()) {
                    BestEffort.tell("a limit", () -> others.note(SET, limited, wait));
                }
            });
        }
    }

    private void remember(String target, Duration wait) {
        ends.put(target, clock.instant().plus(wait));
    }

    /** The limits in force by target, with the time until each ends. */
    public Map<String, Duration> inForce() {
        Map<String, Duration> left = new TreeMap<>();
        ends.asMap().keySet().forEach(target -> left(target).ifPresent(wait -> left.put(target, wait)));
        return left;
    }

    private Optional<Duration> wait(String target) {
        return left(ACCOUNT).or(() -> left(target));
    }

    private Optional<Duration> left(String target) {
        Instant end = ends.getIfPresent(target);
        if (end == null) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), end);
        if (left.isPositive()) {
            // Callers pause for whole milliseconds. A fraction less would let them come too early, time and again.
            return Optional.of(left.plus(ALMOST_A_MILLISECOND).truncatedTo(ChronoUnit.MILLIS));
        }
        ends.invalidate(target);
        return Optional.empty();
    }
}
