package io.khoroszendesk.care.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.resilience.ManualClock;
import io.khoroszendesk.marketing.Lines;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressPrinterTest {

    private final ManualClock clock = new ManualClock();
    private final Lines lines = new Lines();

    private ProgressPrinter progress(boolean terminal) {
        return new ProgressPrinter(lines, terminal, clock);
    }

    @Test
    void a_terminal_gets_a_bar_with_the_rate_and_the_time_left() {
        ProgressPrinter progress = progress(true);
        progress.begin(OptionalLong.of(40_000));
        clock.advance(Duration.ofMinutes(2));
        progress.reached(10_000, 0, 45);

        assertThat(lines.printed)
                .containsExactly(
                        "\r[########......................] 10,000 of about 40,000 users (25 %), 5,000 a minute, about 6"
                                + " min left");
    }

    @Test
    void the_bar_is_left_as_it_is_before_anything_else_is_said() {
        ProgressPrinter progress = progress(true);
        progress.begin(OptionalLong.of(10));
        clock.advance(Duration.ofSeconds(6));
        progress.reached(10, 0, 45);
        progress.say("Stopped.");
        progress.end();

        assertThat(lines.printed)
                .containsExactly(
                        "\r[##############################] 10 of about 10 users (100 %), 100 a minute, about 1 s left",
                        "", "Stopped.");
    }

    @Test
    void elsewhere_there_is_a_line_every_ten_seconds() {
        ProgressPrinter progress = progress(false);
        progress.begin(OptionalLong.of(1_000));
        progress.reached(1, 0, 45);
        clock.advance(Duration.ofSeconds(10));
        progress.reached(100, 0, 45);
        progress.reached(101, 0, 45);
        clock.advance(Duration.ofSeconds(10));
        progress.reached(200, 0, 45);

        assertThat(lines.printed)
                .containsExactly(
                        "100 of about 1,000 users (10 %), 600 a minute, about 2 min left",
                        "200 of about 1,000 users (20 %), 600 a minute, about 1 min left");
    }

    @Test
    void what_is_waited_for_stands_in_place_of_the_bar_until_there_is_progress() {
        ProgressPrinter progress = progress(true);
        progress.begin(OptionalLong.empty());
        clock.advance(Duration.ofMinutes(1));
        progress.waits("Waiting for Zendesk.");
        progress.reached(500, 0, 45);
        progress.end();

        assertThat(lines.printed).containsExactly("\rWaiting for Zendesk.", "\r500 users, 500 a minute", "");
    }

    @Test
    void elsewhere_what_is_waited_for_is_a_line() {
        ProgressPrinter progress = progress(false);
        progress.begin(OptionalLong.empty());
        progress.waits("Waiting for Zendesk.");

        assertThat(lines.printed).containsExactly("Waiting for Zendesk.");
    }

    @Test
    void without_an_estimate_there_is_no_time_left() {
        ProgressPrinter progress = progress(false);
        progress.begin(OptionalLong.empty());
        clock.advance(Duration.ofMinutes(1));
        progress.reached(500, 0, 45);

        assertThat(lines.printed).containsExactly("500 users, 500 a minute");
    }

    @Test
    void more_users_than_estimated_are_no_share_of_the_estimate() {
        ProgressPrinter progress = progress(false);
        progress.begin(OptionalLong.of(206));
        clock.advance(Duration.ofMinutes(1));
        progress.reached(237, 0, 45);

        assertThat(lines.printed).containsExactly("237 users, more than Zendesk's estimate, 237 a minute");
    }

    @Test
    void the_time_left_counts_in_that_calls_to_care_are_limited() {
        ProgressPrinter progress = progress(false);
        progress.begin(OptionalLong.of(10_000));
        clock.advance(Duration.ofSeconds(20));

        progress.reached(1_000, 45, 45);

        assertThat(lines.printed).singleElement().asString().contains("3,000 a minute, about 9 min left");
    }
}
