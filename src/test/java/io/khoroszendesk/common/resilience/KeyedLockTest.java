package io.khoroszendesk.common.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.khoroszendesk.bridge.Samples;
import io.khoroszendesk.zendesk.Callers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeyedLockTest {

    private final KeyedLock<String> turns = new KeyedLock<>();

    @Test
    void callers_with_one_key_take_turns() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        Callers.atOnce(
                30,
                () -> turns.take("key", () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    Thread.yield();
                    return inside.decrementAndGet();
                }));

        assertThat(most).hasValue(1);
    }

    @Test
    void other_keys_do_not_wait() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Future<String> first = hold(release);

        assertThat(Samples.inRequest(() -> turns.take("other", () -> "done"))).isEqualTo("done");

        release.countDown();
        assertThat(first.get()).isEqualTo("held");
    }

    @Test
    void nobody_waits_beyond_the_deadline() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Future<String> first = hold(release);

        assertThatExceptionOfType(DeadlineExceededException.class)
                .isThrownBy(() -> Samples.inRequest(Duration.ofMillis(50), () -> turns.take("key", () -> "never")));

        release.countDown();
        assertThat(first.get()).isEqualTo("held");
        assertThat(Samples.inRequest(() -> turns.take("key", () -> "free again")))
                .isEqualTo("free again");
    }

    @Test
    void a_failure_ends_the_turn() throws Exception {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Samples.inRequest(() -> turns.take("key", () -> {
                    throw new IllegalStateException("no luck");
                })));

        assertThat(Callers.atOnce(2, () -> turns.take("key", () -> "next"))).containsOnly("next");
    }

    @Test
    void a_caller_may_take_its_own_turn_again() throws Exception {
        assertThat(Samples.inRequest(() -> turns.take("key", () -> turns.take("key", () -> "inner"))))
                .isEqualTo("inner");
    }

    private Future<String> hold(CountDownLatch release) throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        Future<String> holder = Callers.start(() -> turns.take("key", () -> {
            entered.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "held";
        }));
        entered.await();
        return holder;
    }
}
