package io.khoroszendesk.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.resilience.ManualClock;
import io.khoroszendesk.zendesk.call.ServerClockFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZendeskClockTest {

    private final ManualClock ours = new ManualClock();
    private final Offset offset = new Offset(ours);
    private final ZendeskClock clock = new ZendeskClock(offset, ours);

    @Test
    void before_the_first_response_it_is_our_clock() {
        assertThat(clock.now()).isEqualTo(ours.instant());
    }

    @Test
    void then_it_is_the_clock_of_the_last_response() {
        offset.ahead = Duration.ofMinutes(3);

        assertThat(clock.now()).isEqualTo(Instant.parse("2026-11-21T07:57:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T07:59:59Z, PT0S",
        "2026-11-21T08:00:00Z, PT0.6S",
        "2026-11-21T08:00:00.900Z, PT0.6S",
        "2026-11-21T08:00:01Z, PT1S",
        "2026-11-21T08:00:02Z, PT1S",
        "2027-01-01T00:00:00Z, PT1S"
    })
    void it_tells_how_long_the_second_of_a_timestamp_lasts(String timestamp, Duration wait) {
        ours.advance(Duration.ofMillis(400));

        assertThat(clock.untilPast(timestamp)).isEqualTo(wait);
    }

    @Test
    void the_second_is_one_of_zendesks() {
        ours.advance(Duration.ofMillis(400));
        offset.ahead = Duration.ofSeconds(-5);

        assertThat(clock.untilPast("2026-11-21T08:00:00Z")).isZero();
        assertThat(clock.untilPast("2026-11-21T08:00:05Z")).isEqualTo(Duration.ofMillis(600));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday"})
    void a_timestamp_that_cannot_be_read_may_be_of_the_present_second(String timestamp) {
        assertThat(clock.untilPast(timestamp)).isEqualTo(Duration.ofSeconds(1));
    }

    private static final class Offset extends ServerClockFilter {

        private Duration ahead;

        Offset(ManualClock clock) {
            super(clock);
        }

        @Override
        public Optional<Duration> currentlyAhead() {
            return Optional.ofNullable(ahead);
        }
    }
}
