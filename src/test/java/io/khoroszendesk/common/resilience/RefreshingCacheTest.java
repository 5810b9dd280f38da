package io.khoroszendesk.common.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.khoroszendesk.bridge.Samples;
import io.khoroszendesk.zendesk.Callers;
import io.khoroszendesk.zendesk.ZendeskFailures;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RefreshingCacheTest {

    private static final Duration LIFE = Duration.ofMinutes(5);

    private final ManualClock clock = new ManualClock();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile RuntimeException fault;
    private volatile CountDownLatch hanging = new CountDownLatch(0);
    private final RefreshingCache<String> kept =
            new RefreshingCache<>("copies", this::read, LIFE, Duration.ofSeconds(19), clock);

    @Test
    void it_is_read_once_for_all_who_come_first() throws Exception {
        assertThat(Callers.atOnce(50, kept::get)).hasSize(50).containsOnly("copy 1");
        assertThat(reads).hasValue(1);
    }

    @Test
    void it_is_read_again_when_it_has_grown_old() throws Exception {
        get();
        clock.advance(LIFE.minusMillis(1));
        assertThat(get()).isEqualTo("copy 1");

        clock.advance(Duration.ofMillis(1));
        assertThat(get()).isEqualTo("copy 2");
    }

    @Test
    void the_old_copy_serves_while_reading_fails() throws Exception {
        get();
        clock.advance(LIFE);
        fault = ZendeskFailures.of(Kind.FAILED);

        assertThat(get()).isEqualTo("copy 1");
        assertThat(get()).isEqualTo("copy 1");
        assertThat(reads).as("not tried again at once").hasValue(2);

        clock.advance(Duration.ofSeconds(10));
        fault = null;
        assertThat(get()).isEqualTo("copy 3");
    }

    @Test
    void without_a_copy_the_failure_is_told_and_the_next_caller_tries_again() throws Exception {
        fault = ZendeskFailures.of(Kind.UNAUTHORIZED);
        assertThatExceptionOfType(ZendeskException.class).isThrownBy(this::get).satisfies(e -> assertThat(e.kind())
                .isEqualTo(Kind.UNAUTHORIZED));

        fault = null;
        assertThat(get()).isEqualTo("copy 2");
    }

    @Test
    void a_fault_of_our_own_is_not_blamed_on_zendesk() {
        fault = new IllegalStateException("two fields of one name");

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::get);
    }

    @Test
    void who_has_no_time_left_gets_the_old_copy_while_it_is_read() throws Exception {
        get();
        clock.advance(LIFE);
        hanging = new CountDownLatch(1);

        assertThat(Samples.inRequest(Duration.ofMillis(100), kept::get)).isEqualTo("copy 1");

        hanging.countDown();
        Callers.until(() -> reads.get() == 2);
        assertThat(get()).isEqualTo("copy 2");
    }

    @Test
    void nobody_waits_long_where_there_is_an_old_copy() throws Exception {
        get();
        clock.advance(LIFE);
        hanging = new CountDownLatch(1);
        long start = System.nanoTime();

        assertThat(get()).isEqualTo("copy 1");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(15));
        hanging.countDown();
    }

    @Test
    void the_first_reading_is_waited_for_until_the_deadline() {
        hanging = new CountDownLatch(1);

        assertThatExceptionOfType(DeadlineExceededException.class)
                .isThrownBy(() -> Samples.inRequest(Duration.ofMillis(100), kept::get));
        hanging.countDown();
    }

    private String get() throws Exception {
        return Samples.inRequest(kept::get);
    }

    private String read() {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            throw ZendeskFailures.of(Kind.TIMEOUT);
        }
        int count = reads.incrementAndGet();
        if (fault != null) {
            throw fault;
        }
        return "copy " + count;
    }
}
