package io.khoroszendesk.common.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.khoroszendesk.bridge.Samples;
import io.khoroszendesk.common.memory.SharedLock.Lease;
import io.khoroszendesk.common.resilience.ManualClock;
import io.khoroszendesk.zendesk.Callers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Two replicas that keep out of each other's way. */
class SharedLockTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    /** So short that its holder asks whether it still has the lock. */
    private static final Duration SHORT = Duration.ofMillis(400);

    private static final Duration RESERVE = Duration.ofSeconds(2);

    private final ManualClock clock = new ManualClock();
    private final FakeSharedMemory memory = FakeSharedMemory.on(clock);
    private final AtomicReference<Happening> whileWaiting = new AtomicReference<>(() -> {});
    private final AtomicInteger pauses = new AtomicInteger();
    private final SharedLock one = new SharedLock(memory, this::pause);
    private final SharedLock other = new SharedLock(memory, this::pause);

    @FunctionalInterface
    private interface Happening {
        void happen() throws MemoryUnavailableException;
    }

    @Test
    void replicas_work_one_at_a_time() throws Exception {
        AtomicInteger callers = new AtomicInteger();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        Callers.atOnce(20, () -> {
            SharedLock lock = callers.incrementAndGet() % 2 == 0 ? one : other;
            return lock.take("key", LONG, RESERVE, lease -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Thread.yield();
                return inside.decrementAndGet();
            });
        });

        assertThat(most).hasValue(1);
    }

    @Test
    void other_keys_do_not_wait() throws Exception {
        memory.lock("other", LONG);

        assertThat(work(one)).isEqualTo("done");
        assertThat(pauses).hasValue(0);
    }

    @Test
    void a_held_lock_is_waited_for() throws Exception {
        long token = memory.lock("key", LONG).orElseThrow();
        whileWaiting.set(() -> memory.unlock("key", token));

        assertThat(work(one)).isEqualTo("done");
        assertThat(pauses).hasValue(1);
    }

    @Test
    void the_lock_of_a_dead_holder_ends_by_itself() throws Exception {
        memory.lock("key", SHORT);
        whileWaiting.set(() -> clock.advance(SHORT));

        work(one);

        assertThat(pauses).hasValue(1);
    }

    @Test
    void the_work_begins_without_the_lock_where_waiting_takes_too_long() throws Exception {
        memory.lock("key", LONG);

        assertThat(Samples.inRequest(RESERVE.minusSeconds(1), () -> one.take("key", LONG, RESERVE, Lease::isOvertaken)))
                .isFalse();
        assertThat(memory.lock("key", LONG)).as("it is still the other's").isEmpty();
    }

    @Test
    void the_lock_is_free_after_the_work() throws Exception {
        work(one);

        assertThat(memory.lock("key", LONG)).isPresent();
    }

    @Test
    void the_lock_is_free_after_work_that_fails() throws Exception {
        assertThatIllegalStateException()
                .isThrownBy(() -> work(one, () -> {
                    throw new IllegalStateException("no luck");
                }));

        assertThat(memory.lock("key", LONG)).isPresent();
    }

    @Test
    void the_work_is_done_without_a_memory() throws Exception {
        SharedLock alone = new SharedLock(FakeSharedMemory.off(), this::pause);

        assertThat(work(alone)).isEqualTo("done");
    }

    @Test
    void the_work_is_done_with_a_memory_that_is_lost() throws Exception {
        memory.isLost();

        assertThat(work(one)).isEqualTo("done");
    }

    @Test
    void the_work_is_done_with_a_memory_that_is_lost_while_waiting() throws Exception {
        memory.lock("key", LONG);
        whileWaiting.set(memory::isLost);

        assertThat(work(one)).isEqualTo("done");
    }

    @Test
    void a_lock_that_cannot_be_freed_is_nobodys_concern() throws Exception {
        assertThat(work(one, memory::isLost)).isEqualTo("done");
    }

    @Test
    void a_lease_that_lasts_is_not_asked_about() throws Exception {
        AtomicInteger calls = new AtomicInteger();

        isOvertaken(LONG, () -> calls.set(memory.calls()));

        assertThat(memory.calls()).as("the lock is freed").isEqualTo(calls.get() + 1);
    }

    @Test
    void a_lease_that_may_have_ended_is_not_overtaken_while_nobody_took_the_lock() throws Exception {
        assertThat(isOvertaken(SHORT, () -> clock.advance(SHORT))).isFalse();
    }

    @Test
    void a_lease_is_overtaken_once_another_has_the_lock() throws Exception {
        assertThat(isOvertaken(SHORT, this::overtake)).isTrue();
    }

    @Test
    void who_was_overtaken_does_not_free_the_lock_of_the_other() throws Exception {
        isOvertaken(SHORT, this::overtake);

        assertThat(memory.lock("key", LONG)).isEmpty();
    }

    @Test
    void nobody_is_overtaken_as_far_as_a_lost_memory_tells() throws Exception {
        assertThat(isOvertaken(SHORT, memory::isLost)).isFalse();
    }

    private void overtake() throws MemoryUnavailableException {
        clock.advance(SHORT);
        memory.lock("key", LONG);
    }

    private static String work(SharedLock replica) throws Exception {
        return work(replica, () -> {});
    }

    private static String work(SharedLock replica, Runnable work) throws Exception {
        return Samples.inRequest(() -> replica.take("key", LONG, RESERVE, lease -> {
            work.run();
            return "done";
        }));
    }

    /** Whether a holder finds itself overtaken after something has happened. */
    private boolean isOvertaken(Duration length, Happening meanwhile) throws Exception {
        return Samples.inRequest(() -> one.take("key", length, RESERVE, lease -> {
            happens(meanwhile);
            return lease.isOvertaken();
        }));
    }

    private void pause(Duration time) throws InterruptedException {
        pauses.incrementAndGet();
        happens(whileWaiting.get());
        Thread.sleep(1);
    }

    private static void happens(Happening happening) {
        try {
            happening.happen();
        } catch (MemoryUnavailableException e) {
            throw new IllegalStateException(e);
        }
    }
}
