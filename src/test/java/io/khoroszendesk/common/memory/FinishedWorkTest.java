package io.khoroszendesk.common.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.resilience.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FinishedWorkTest {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final ManualClock clock = new ManualClock();
    private final FakeSharedMemory memory = FakeSharedMemory.on(clock);
    private final FinishedWork here = new FinishedWork(memory, "event", LIFE);
    private final FinishedWork there = new FinishedWork(memory, "event", LIFE);

    @Test
    void what_nobody_has_finished_is_not_known() {
        assertThat(here.contains("7")).isFalse();
    }

    @Test
    void what_another_replica_has_finished_is_known() {
        assertThat(there.add("7")).isTrue();

        assertThat(here.contains("7")).isTrue();
    }

    @Test
    void one_of_its_keys_is_enough() {
        there.add("id 7", "signature x");

        assertThat(here.contains("id 8", "signature x")).isTrue();
        assertThat(here.contains("id 8", "signature y")).isFalse();
    }

    @Test
    void another_kind_is_other_work() {
        there.add("7");

        assertThat(new FinishedWork(memory, "webhook", LIFE).contains("7")).isFalse();
    }

    @Test
    void it_is_forgotten_after_its_life() {
        there.add("7");
        clock.advance(LIFE);

        assertThat(here.contains("7")).isFalse();
    }

    @Test
    void nothing_is_known_of_a_memory_that_is_lost() {
        there.add("7");
        memory.isLost();

        assertThat(here.contains("7")).isFalse();
    }

    @Test
    void work_that_could_not_be_remembered_is_told_as_such() {
        memory.isLost();

        assertThat(there.add("7")).isFalse();
    }

    @Test
    void without_a_memory_nothing_is_kept() {
        FinishedWork alone = new FinishedWork(FakeSharedMemory.off(), "event", LIFE);
        alone.add("7");

        assertThat(alone.isKept()).isFalse();
        assertThat(alone.contains("7")).isFalse();
    }

    @Test
    void with_a_memory_that_is_lost_it_is_kept_nevertheless() {
        memory.isLost();

        assertThat(here.isKept()).isTrue();
    }
}
