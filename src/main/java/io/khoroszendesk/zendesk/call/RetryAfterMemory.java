package io.khoroszendesk.zendesk.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Remembers what Zendesk has asked us not to call, and until when. Limits of single endpoints can't be derived from the
 * account's headers (a recorded 429 came with 668 calls left), so they are remembered as they occur.
 */
@Singleton
public class RetryAfterMemory {

    private static final String ACCOUNT = "account";
    private static final long MOST_REMEMBERED = 1_000;

    private final Clock clock;
    private final Cache<String, Instant> ends =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    @Inject
    RetryAfterMemory(Clock clock) {
        this.clock = clock;
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
            refusal.retryAfter()
                    .ifPresent(wait -> ends.put(
                            refusal.accountWide() ? ACCOUNT : target,
                            clock.instant().plus(wait)));
        }
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
            return Optional.of(left);
        }
        ends.invalidate(target);
        return Optional.empty();
    }
}
