package io.khoroszendesk.care.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.resilience.ManualClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressPrinterTest {

    private final ManualClock clock = new ManualClock();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private ProgressPrinter progress(boolean terminal) {
        return new ProgressPrinter(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, clock);
    }

    private String output() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_terminal_gets_a_bar_with_the_rate_and_the_time_left() {
        ProgressPrinter progress = progress(true);
        progress.begin(OptionalLong.of(40_000));
        clock.advance(Duration.ofMinutes(2));
        progress.reached(10_000, 0, 45);

        assertThat(output())
                .isEqualTo(
                        "\r[########......................] 10,000 of about 40,000 users (25 %), 5,000 a minute, about 6"
                                + " min left\u001b[K");
    }

    @Test
    void the_bar_is_left_as_it_is_before_anything_else_is_said() {
        ProgressPrinter progress = progress(true);
        progress.begin(OptionalLong.of(10));
        clock.advance(Duration.ofSeconds(6));
        progress.reached(10, 0, 45);
        progress.say("Stopped.");
        progress.end();

        assertThat(output()).endsWith("about 1 s left\u001b[K\nStopped.\n".replace("\n", System.lineSeparator()));
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

        assertThat(output().lines())
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

        assertThat(output())
                .isEqualTo("\rWaiting for Zendesk.\u001b[K\r500 users, 500 a minute\u001b[K" + System.lineSeparator());
    }

    @Test
    void elsewhere_what_is_waited_for_is_a_line() {
        ProgressPrinter progress = progress(false);
        progress.begin(OptionalLong.empty());
        progress.waits("Waiting for Zendesk.");

        assertThat(output().lines()).containsExactly("Waiting for Zendesk.");
    }

    @Test
    void without_an_estimate_there_is_no_time_left() {
        ProgressPrinter progress = progress(false);
        progress.begin(OptionalLong.empty());
        clock.advance(Duration.ofMinutes(1));
        progress.reached(500, 0, 45);

        assertThat(output().lines()).containsExactly("500 users, 500 a minute");
    }

    @Test
    void more_users_than_estimated_are_no_share_of_the_estimate() {
        ProgressPrinter progress = progress(false);
        progress.begin(OptionalLong.of(206));
        clock.advance(Duration.ofMinutes(1));
        progress.reached(237, 0, 45);

        assertThat(output().lines()).containsExactly("237 users, more than Zendesk's estimate, 237 a minute");
    }

    @Test
    void the_time_left_counts_in_that_calls_to_care_are_limited() {
        ProgressPrinter progress = progress(false);
        progress.begin(OptionalLong.of(10_000));
        clock.advance(Duration.ofSeconds(20));

        progress.reached(1_000, 45, 45);

        assertThat(output()).contains("3,000 a minute, about 9 min left");
    }
}
