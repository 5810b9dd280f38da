package io.khoroszendesk.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.resilience.ManualClock;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    @ParameterizedTest
    @CsvSource({
        "27, PT27S",
        "' 27 ', PT27S",
        "0, PT0S",
        "601, PT10M",
        "999999999, PT10M",
        "99999999999999, PT10M",
        "'Sat, 21 Nov 2026 08:00:27 GMT', PT27S",
        "'Sat, 21 Nov 2026 07:00:00 GMT', PT0S",
        "'Sun, 22 Nov 2026 08:00:00 GMT', PT10M"
    })
    void seconds_and_dates_are_a_wait_within_the_limit(String header, Duration wait) {
        assertThat(RetryAfter.of(header, LONGEST, new ManualClock())).isEqualTo(wait);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "soon", "-5", "1.5"})
    void anything_else_is_none(String header) {
        assertThat(RetryAfter.of(header, LONGEST, new ManualClock())).isNull();
    }
}
