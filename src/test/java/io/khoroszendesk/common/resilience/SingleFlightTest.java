package io.khoroszendesk.common.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.khoroszendesk.zendesk.Callers;
import io.khoroszendesk.zendesk.Callers.Caller;
import io.khoroszendesk.zendesk.ZendeskFailures;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SingleFlightTest {

    private final SingleFlight flights = new SingleFlight(e -> e instanceof ZendeskException z && z.is(Kind.TIMEOUT));
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch answered = new CountDownLatch(1);

    @Test
    void identical_look_ups_under_way_share_one_call() throws Exception {
        Future<String> first = Callers.start(() -> flights.share("key", this::slow));
        Callers.until(() -> calls.get() == 1);
        List<Caller<String>> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            others.add(Callers.start(() -> flights.share("key", this::slow)));
        }
        Callers.until(() -> others.stream().allMatch(Caller::isWaiting));
        answered.countDown();

        assertThat(first.get()).isEqualTo("answer 1");
        for (Future<String> other : others) {
            assertThat(other.get()).isEqualTo("answer 1");
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void another_look_up_is_another_call() throws Exception {
        answered.countDown();

        assertThat(inTime(() -> flights.share("a", this::slow))).isEqualTo("answer 1");
        assertThat(inTime(() -> flights.share("b", this::slow))).isEqualTo("answer 2");
    }

    @Test
    void nothing_is_kept_once_it_has_ended() throws Exception {
        answered.countDown();
        inTime(() -> flights.share("key", this::slow));

        assertThat(inTime(() -> flights.share("key", this::slow))).isEqualTo("answer 2");
    }

    @Test
    void a_failure_is_shared_too() throws Exception {
        Future<String> first =
                Callers.start(() -> flights.share("key", () -> fail(ZendeskFailures.of(Kind.UNAUTHORIZED))));
        Callers.until(() -> calls.get() == 1);
        Caller<String> second = Callers.start(() -> flights.share("key", this::slow));
        Callers.until(second::isWaiting);
        answered.countDown();

        assertThat(failureOf(first)).isInstanceOf(ZendeskException.class);
        assertThat(failureOf(second)).isInstanceOf(ZendeskException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void who_has_time_left_goes_on_where_the_leader_had_none() throws Exception {
        Future<String> first = Callers.start(() -> flights.share("key", () -> fail(ZendeskFailures.of(Kind.TIMEOUT))));
        Callers.until(() -> calls.get() == 1);
        Caller<String> second = Callers.start(() -> flights.share("key", this::slow));
        Callers.until(second::isWaiting);
        answered.countDown();

        assertThat(failureOf(first)).isInstanceOf(ZendeskException.class);
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("answer 2");
    }

    @Test
    void nobody_waits_for_another_beyond_their_own_deadline() throws Exception {
        Callers.start(() -> flights.share("key", this::slow));
        Callers.until(() -> calls.get() == 1);

        assertThatExceptionOfType(DeadlineExceededException.class)
                .isThrownBy(() -> Deadline.run(
                        System.nanoTime(), Duration.ofMillis(100), () -> flights.share("key", this::slow)));
        answered.countDown();
    }

    @Test
    void even_an_error_ends_the_flight() throws Exception {
        answered.countDown();
        assertThat(failureOf(Callers.start(() -> flights.share("key", () -> fail(new StackOverflowError())))))
                .isInstanceOf(StackOverflowError.class);

        assertThat(Callers.start(() -> flights.share("key", this::slow)).get(10, TimeUnit.SECONDS))
                .isEqualTo("answer 2");
    }

    private String slow() {
        return wait(() -> "answer " + calls.get());
    }

    private String fail(Throwable fault) {
        return wait(() -> {
            if (fault instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) fault;
        });
    }

    private String wait(Supplier<String> then) {
        calls.incrementAndGet();
        try {
            answered.await();
        } catch (InterruptedException e) {
            throw ZendeskFailures.of(Kind.TIMEOUT);
        }
        return then.get();
    }

    private static Throwable failureOf(Future<?> caller) throws Exception {
        try {
            return new AssertionError("answered: " + caller.get(10, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    private static String inTime(Supplier<String> work) throws Exception {
        return Deadline.run(System.nanoTime(), Duration.ofSeconds(20), work::get);
    }
}
