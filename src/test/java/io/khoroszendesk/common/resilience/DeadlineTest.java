package io.khoroszendesk.common.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.khoroszendesk.zendesk.Callers;
import io.khoroszendesk.zendesk.ZendeskFailures;
import io.khoroszendesk.zendesk.model.ZendeskException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void a_thread_that_still_waits_is_ended_in_time() {
        long start = System.nanoTime();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> Deadline.run(start, Duration.ofMillis(100), () -> {
                    Thread.sleep(LONG);
                    return null;
                }));
        assertThat(since(start)).isBetween(Duration.ofMillis(100), LONG.minusSeconds(5));
    }

    @Test
    void what_was_waited_before_counts() throws Exception {
        long start = System.nanoTime() - Duration.ofSeconds(5).toNanos();

        Duration left = Deadline.run(
                start, Duration.ofSeconds(65), () -> Deadline.current().left());

        assertThat(left).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    @Test
    void a_request_that_comes_too_late_has_no_time_left_and_is_ended_at_once() {
        long now = System.nanoTime();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> Deadline.run(now - LONG.toNanos(), Duration.ofSeconds(1), () -> {
                    assertThat(Deadline.current().left()).isZero();
                    assertThat(Deadline.current().isOver()).isTrue();
                    assertThat(Deadline.current().fits(Duration.ZERO)).isFalse();
                    Thread.sleep(LONG);
                    return null;
                }));
        assertThat(since(now)).isLessThan(LONG.minusSeconds(5));
    }

    @Test
    void a_thread_that_has_gone_on_is_never_interrupted() throws Exception {
        assertThat(Deadline.run(System.nanoTime(), Duration.ofMillis(10), () -> "done"))
                .isEqualTo("done");

        // The alarms ring one after the other, so the first one's time is over when the second has rung.
        Future<Void> later = Callers.start(() -> Deadline.run(System.nanoTime(), Duration.ofMillis(10), () -> {
            Thread.sleep(LONG);
            return null;
        }));
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(later::get)
                .withCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void work_that_ends_as_the_alarm_rings_leaves_no_interruption_behind() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                // The alarm rings 50 ms after the end; these end around that moment.
                long end = System.nanoTime() + Duration.ofMillis(55).toNanos() + i * 50_000L;
                all.add(threads.submit(() -> {
                    Deadline.run(System.nanoTime(), Duration.ofMillis(10), () -> {
                        while (System.nanoTime() < end) {
                            LockSupport.parkNanos(100_000);
                        }
                        return null;
                    });
                    Thread.sleep(20);
                    return Thread.currentThread().isInterrupted();
                }));
            }
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isFalse();
            }
        }
    }

    @Test
    void forked_work_has_the_same_deadline_and_log_context_on_a_thread_of_its_own() throws Exception {
        MDC.put("correlationId", "c-1");
        try {
            Deadline.run(System.nanoTime(), LONG, () -> {
                Deadline mine = Deadline.current();
                Thread here = Thread.currentThread();
                Future<Object> fork = mine.fork(() -> {
                    assertThat(Deadline.current()).isSameAs(mine);
                    assertThat(Thread.currentThread()).isNotSameAs(here);
                    assertThat(Thread.currentThread().isVirtual()).isTrue();
                    Deadline.current().countCall();
                    return MDC.get("correlationId");
                });
                assertThat(fork.get()).isEqualTo("c-1");
                assertThat(mine.calls()).isEqualTo(1);
                return null;
            });
        } finally {
            MDC.remove("correlationId");
        }
    }

    @Test
    void a_failure_of_forked_work_is_told_to_who_asks_for_its_answer() throws Exception {
        Deadline.run(System.nanoTime(), LONG, () -> {
            Future<Object> fork = Deadline.current().fork(() -> {
                throw ZendeskFailures.of(ZendeskException.Kind.CONNECTION_LOST);
            });
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(fork::get)
                    .withCauseInstanceOf(ZendeskException.class);
            return null;
        });
    }

    @Test
    void a_deadline_within_another_ends_with_its_own_work() throws Exception {
        Deadline.run(System.nanoTime(), LONG, () -> {
            Deadline outer = Deadline.current();
            Deadline.run(System.nanoTime(), Duration.ofSeconds(1), () -> {
                assertThat(Deadline.current()).isNotSameAs(outer);
                assertThat(Deadline.current().fits(Duration.ofSeconds(2))).isFalse();
                return null;
            });
            assertThat(Deadline.current()).isSameAs(outer);
            return null;
        });
    }

    @Test
    void calls_are_counted_for_each_request() throws Exception {
        int calls = Deadline.run(System.nanoTime(), LONG, () -> {
            Deadline.current().countCall();
            Deadline.current().countCall();
            return Deadline.current().calls();
        });

        assertThat(calls).isEqualTo(2);
        assertThat(Deadline.<Integer>run(
                        System.nanoTime(), LONG, () -> Deadline.current().calls()))
                .isZero();
    }

    @Test
    void outside_a_request_there_is_none() {
        assertThat(Deadline.isOpen()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(Deadline::current);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
