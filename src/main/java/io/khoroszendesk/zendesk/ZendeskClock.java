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

    /** What Zendesk's timestamps are exact to. */
    public static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private final ServerClockFilter offset;
    private final Clock clock;

    @Inject
    public ZendeskClock(ServerClockFilter offset, Clock clock) {
        this.offset = offset;
        this.clock = clock;
    }

    /** Zendesk's time. It may be up to a second behind, because the header has whole seconds, but it is never ahead. */
    public Instant now() {
        return clock.instant().minus(offset.currentlyAhead().orElse(Duration.ZERO));
    }

    /**
     * How long to wait until a timestamp of Zendesk's is of a past second; zero if it is. Zendesk's timestamps have
     * whole seconds. So another change within the present second leaves the timestamp of a change as it is.
     *
     * @return at most {@link #ONE_SECOND}. It is that for a timestamp that is ahead of the clock or can't be read, too:
     *     if such a timestamp is still the same after a second, its own second is over, whatever any clock shows
     */
    public Duration untilPast(String timestamp) {
        Instant end;
        try {
            end = Instant.parse(timestamp).truncatedTo(ChronoUnit.SECONDS).plus(ONE_SECOND);
        } catch (DateTimeParseException e) {
            return ONE_SECOND;
        }
        Duration left = Duration.between(now(), end);
        if (!left.isPositive()) {
            return Duration.ZERO;
        }
        return left.compareTo(ONE_SECOND) < 0 ? left : ONE_SECOND;
    }
}
