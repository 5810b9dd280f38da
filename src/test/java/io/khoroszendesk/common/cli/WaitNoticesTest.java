package io.khoroszendesk.common.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.khoroszendesk.common.resilience.ManualClock;
import io.khoroszendesk.marketing.Lines;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;

/** What is told while a command waits. The time passes as the tests want it. */
class WaitNoticesTest {

    private final Lines terminal = new Lines();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final SynchronousQueue<Duration> passes = new SynchronousQueue<>();
    private final ManualClock clock = new ManualClock();

    private final WaitNotices notices = new WaitNotices(terminal, clock, time -> {
        pauses.add(time);
        clock.advance(passes.take());
    });

    /** Lets a pause between notices end, and waits until the notice is there. */
    private void passes(Duration time) {
        CountDownLatch told = new CountDownLatch(1);
        terminal.whenTold(line -> told.countDown());
        try {
            passes.put(time);
            told.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_is_waited_for_is_told_at_least_every_three_seconds() {
        int result = notices.during("Khoros' answer", () -> {
            passes(Duration.ofMillis(2500));
            passes(Duration.ofMillis(2500));
            return 42;
        });

        assertThat(result).isEqualTo(42);
        assertThat(terminal.told)
                .containsExactly(
                        "Waiting for Khoros' answer, for 2 s so far.", "Waiting for Khoros' answer, for 5 s so far.");
        assertThat(pauses).isNotEmpty().allMatch(pause -> pause.compareTo(Duration.ofSeconds(3)) < 0);
    }

    @Test
    void work_that_is_done_at_once_says_nothing() {
        notices.during("Khoros' answer", () -> {});

        assertThat(terminal.told).isEmpty();
    }

    @Test
    void within_other_work_the_inner_one_is_spoken_of_and_then_the_outer_again() {
        notices.during("the keys", () -> {
            notices.during("Khoros' answer", () -> passes(Duration.ofSeconds(3)));
            passes(Duration.ofSeconds(4));
        });

        assertThat(terminal.told)
                .containsExactly(
                        "Waiting for Khoros' answer, for 3 s so far.", "Waiting for the keys, for 7 s so far.");
    }

    @Test
    void a_failure_passes_through_and_ends_the_notices() {
        assertThatThrownBy(() -> notices.during("Khoros' answer", () -> {
                    throw new CommandException("No.");
                }))
                .hasMessage("No.");

        notices.during("Zendesk", () -> passes(Duration.ofSeconds(3)));
        assertThat(terminal.told).containsExactly("Waiting for Zendesk, for 3 s so far.");
    }
}
