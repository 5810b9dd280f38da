package io.khoroszendesk.zendesk.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.resilience.ManualClock;
import io.khoroszendesk.common.resilience.StopSignal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExportRateLimiterTest {

    private final ManualClock clock = new ManualClock();
    private final ExportRateLimiter pace = new ExportRateLimiter(2, clock);
    private final StopSignal stop = new StopSignal();

    @Test
    void as_many_calls_as_zendesk_allows_are_made_at_once() {
        pace.await(stop);
        assertThat(pace.pause()).isZero();
        pace.await(stop);
        assertThat(pace.pause()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void the_next_one_waits_until_the_first_is_a_minute_old() {
        pace.await(stop);
        clock.advance(Duration.ofSeconds(20));
        pace.await(stop);

        assertThat(pace.pause()).isEqualTo(Duration.ofSeconds(40));
        clock.advance(Duration.ofSeconds(40));
        assertThat(pace.pause()).isZero();
    }
}
