package io.khoroszendesk.care.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.khoroszendesk.common.memory.FakeSharedMemory;
import io.khoroszendesk.common.memory.SharedMemory;
import io.khoroszendesk.common.resilience.ManualClock;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.common.resilience.StoppedException;
import io.khoroszendesk.ops.OperatorSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CareBudgetTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualClock clock = new ManualClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<Duration> waits = new ArrayList<>();

    private CareBudget budget(boolean serves, SharedMemory memory) {
        return new CareBudget(
                OperatorSettings.of(CareCallConfig.class), memory, clock, metrics, serves, new StopSignal(), wait -> {
                    waits.add(wait);
                    clock.advance(wait);
                });
    }

    private static void take(CareBudget budget, int calls) {
        for (int i = 0; i < calls; i++) {
            budget.take();
        }
    }

    @Test
    void no_minute_ever_sees_more_calls_than_care_allows() {
        CareBudget server = budget(true, FakeSharedMemory.off());
        CareBudget sync = budget(false, FakeSharedMemory.off());
        List<Instant> calls = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            (i % 4 == 0 ? server : sync).take();
            calls.add(clock.instant());
            clock.advance(Duration.ofMillis(i % 7 * 100));
        }

        for (Instant start : calls) {
            assertThat(calls)
                    .filteredOn(call -> !call.isBefore(start) && call.isBefore(start.plus(MINUTE)))
                    .hasSizeLessThanOrEqualTo(60);
        }
    }

    @Test
    void alone_the_sync_leaves_a_share_and_the_server_takes_no_more_than_it() {
        take(budget(false, FakeSharedMemory.off()), 45);
        take(budget(true, FakeSharedMemory.off()), 15);
        assertThat(waits).isEmpty();

        take(budget(false, FakeSharedMemory.off()), 46);
        take(budget(true, FakeSharedMemory.off()), 16);
        assertThat(waits).hasSize(2);
    }

    @Test
    void with_a_shared_memory_the_sync_leaves_a_share_that_the_webhook_uses() {
        SharedMemory memory = FakeSharedMemory.on(clock);
        take(budget(false, memory), 45);
        take(budget(true, memory), 15);
        assertThat(waits).isEmpty();

        budget(true, memory).take();
        assertThat(waits).containsExactly(Duration.ofSeconds(61));
    }

    @Test
    void with_a_shared_memory_a_busy_webhook_keeps_the_sync_waiting() {
        SharedMemory memory = FakeSharedMemory.on(clock);
        take(budget(true, memory), 60);
        assertThat(waits).isEmpty();

        budget(false, memory).take();
        assertThat(waits).hasSize(1);
    }

    @Test
    void where_the_memory_is_lost_a_process_goes_on_with_what_it_has_made_itself() {
        FakeSharedMemory memory = FakeSharedMemory.on(clock);
        CareBudget sync = budget(false, memory);
        take(sync, 45);
        memory.isLost();

        sync.take();

        assertThat(waits).containsExactly(Duration.ofSeconds(61));
    }

    @Test
    void waits_are_measured() {
        CareBudget sync = budget(false, FakeSharedMemory.off());
        take(sync, 46);

        assertThat(metrics.timer("care.calls.waited").count()).isEqualTo(1);
        assertThat(sync.made()).isEqualTo(46);
        assertThat(sync.perMinute()).isBetween(44.0, 45.0);
    }

    @Test
    void whoever_waits_is_stopped_with_the_program() {
        CareBudget sync = new CareBudget(
                OperatorSettings.of(CareCallConfig.class), FakeSharedMemory.off(), clock, metrics, false);
        take(sync, 45);
        sync.end(new ShutdownEvent());

        assertThatThrownBy(sync::take).isInstanceOf(StoppedException.class);
    }
}
