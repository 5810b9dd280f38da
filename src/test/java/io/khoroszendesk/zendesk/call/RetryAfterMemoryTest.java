package io.khoroszendesk.zendesk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.khoroszendesk.common.memory.FakeSharedMemory;
import io.khoroszendesk.common.resilience.ManualClock;
import io.khoroszendesk.zendesk.ZendeskFailures;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetryAfterMemoryTest {

    private static final Duration WAIT = Duration.ofSeconds(27);

    private final ManualClock clock = new ManualClock();
    private final FakeSharedMemory shared = FakeSharedMemory.on(clock);
    private final RetryAfterMemory limits = new RetryAfterMemory(FakeSharedMemory.off(), clock);

    @Test
    void an_endpoint_is_not_called_before_its_limit_ends() {
        limits.remember("PUT /users/{id} 5", ZendeskFailures.limited(WAIT, false));
        clock.advance(Duration.ofSeconds(7));

        assertThatExceptionOfType(ZendeskException.class)
                .isThrownBy(() -> limits.check("PUT /users/{id} 5"))
                .satisfies(e -> {
                    assertThat(e.kind()).isEqualTo(Kind.RATE_LIMITED);
                    assertThat(e.retryAfter()).contains(Duration.ofSeconds(20));
                    assertThat(e.mayHaveHappened()).isFalse();
                });
    }

    @Test
    void what_is_not_limited_is_called() {
        limits.remember("PUT /users/{id} 5", ZendeskFailures.limited(WAIT, false));

        limits.check("PUT /users/{id} 6");
        limits.check("GET /users/search");
    }

    @Test
    void a_limit_of_the_account_holds_for_everything() {
        limits.remember("GET /users/search", ZendeskFailures.limited(WAIT, true));

        assertThatExceptionOfType(ZendeskException.class).isThrownBy(() -> limits.check("POST /tickets"));
        assertThat(limits.inForce()).isEqualTo(Map.of("account", WAIT));
    }

    @Test
    void a_limit_ends_on_its_moment() {
        limits.remember("GET /users/search", ZendeskFailures.limited(WAIT, false));
        clock.advance(WAIT.minusMillis(1));
        assertThat(limits.inForce()).isEqualTo(Map.of("GET /users/search", Duration.ofMillis(1)));

        clock.advance(Duration.ofMillis(1));
        limits.check("GET /users/search");
        assertThat(limits.inForce()).isEmpty();
    }

    @Test
    void the_wait_that_is_left_is_never_less_than_a_millisecond() {
        limits.remember("GET /users/search", ZendeskFailures.limited(WAIT, false));
        clock.advance(WAIT.minusNanos(1));

        assertThatExceptionOfType(ZendeskException.class)
                .isThrownBy(() -> limits.check("GET /users/search"))
                .satisfies(refusal -> assertThat(refusal.retryAfter()).contains(Duration.ofMillis(1)));
    }

    @Test
    void a_refusal_without_a_wait_and_other_faults_are_not_remembered() {
        limits.remember("a", ZendeskFailures.limited(null, true));
        limits.remember("b", ZendeskFailures.of(Kind.OVERLOADED, WAIT));

        limits.check("a");
        limits.check("b");
        assertThat(limits.inForce()).isEmpty();
    }

    @Test
    void endpoint_and_account_may_be_limited_at_once() {
        limits.remember("a", ZendeskFailures.limited(Duration.ofSeconds(60), false));
        limits.remember("b", ZendeskFailures.limited(Duration.ofSeconds(5), true));
        clock.advance(Duration.ofSeconds(5));

        limits.check("b");
        assertThatExceptionOfType(ZendeskException.class)
                .isThrownBy(() -> limits.check("a"))
                .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(55)));
    }

    @Test
    void a_limit_is_told_to_other_replicas_at_once() {
        RetryAfterMemory other = replica();

        replica().remember("GET /users/search", ZendeskFailures.limited(WAIT, false));

        assertThat(other.inForce()).isEqualTo(Map.of("GET /users/search", WAIT));
        assertThatExceptionOfType(ZendeskException.class).isThrownBy(() -> other.check("GET /users/search"));
    }

    @Test
    void a_limit_of_the_account_holds_for_everything_at_other_replicas_too() {
        RetryAfterMemory other = replica();

        replica().remember("GET /users/search", ZendeskFailures.limited(WAIT, true));

        assertThatExceptionOfType(ZendeskException.class).isThrownBy(() -> other.check("POST /tickets"));
    }

    @Test
    void a_limit_that_was_told_ends_on_its_moment() {
        RetryAfterMemory other = replica();
        replica().remember("GET /users/search", ZendeskFailures.limited(WAIT, false));
        clock.advance(WAIT);

        assertThat(other.inForce()).isEmpty();
    }

    @Test
    void without_a_shared_memory_nobody_else_is_told() {
        RetryAfterMemory other = replica();

        limits.remember("GET /users/search", ZendeskFailures.limited(WAIT, false));

        assertThat(other.inForce()).isEmpty();
    }

    @Test
    void a_wait_that_is_over_is_told_to_nobody() {
        replica().remember("GET /users/search", ZendeskFailures.limited(Duration.ZERO, false));

        assertThat(shared.calls()).isZero();
    }

    @Test
    void with_a_shared_memory_that_is_lost_a_replica_keeps_to_its_own_limits() {
        RetryAfterMemory other = replica();
        RetryAfterMemory limited = replica();
        shared.isLost();

        limited.remember("GET /users/search", ZendeskFailures.limited(WAIT, false));

        assertThat(limited.inForce()).isEqualTo(Map.of("GET /users/search", WAIT));
        assertThat(other.inForce()).isEmpty();
    }

    private RetryAfterMemory replica() {
        RetryAfterMemory replica = new RetryAfterMemory(shared, clock);
        replica.start(null);
        return replica;
    }
}
