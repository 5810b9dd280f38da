package io.khoroszendesk.zendesk;

import io.khoroszendesk.zendesk.call.ServerClockFilter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** The time of day at Zendesk, as the {@code Date} header of its last response shows it; before that, our own. */
@Singleton
public class ZendeskClock {

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private final ServerClockFilter offset;
    private final Clock clock;

    @Inject
    public ZendeskClock(ServerClockFilter offset, Clock clock) {
        this.offset = offset;
        this.clock = clock;
    }

    /** Zendesk's time. It may be up to a second behind, because the header has whole seconds, but it is never ahead. */
    public Instant now() {
        return clock.instant().minus(offset.ahead().orElse(Duration.ZERO));
    }

    /**
     * How long to wait until a timestamp of Zendesk's is of a past second; zero if it is. Zendesk's timestamps have
     * whole seconds. So another change within the present second leaves the timestamp of a change as it is.
     *
     * @return at most one second; zero for a timestamp that can't be read or lies in the future
     */
    public Duration untilPast(String timestamp) {
        if (timestamp == null) {
            return Duration.ZERO;
        }
        Instant end;
        try {
            end = Instant.parse(timestamp).truncatedTo(ChronoUnit.SECONDS).plus(ONE_SECOND);
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now(), end);
        // The header may be a second behind the timestamp. What is further ahead won't become past by waiting.
        boolean isNear = left.compareTo(ONE_SECOND.multipliedBy(2)) <= 0;
        return left.isPositive() && isNear ? min(left, ONE_SECOND) : Duration.ZERO;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
