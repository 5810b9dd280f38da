package io.khoroszendesk.care.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.khoroszendesk.care.api.CareCallExecutor.Effect;
import io.khoroszendesk.care.api.CareException.Kind;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.ops.OperatorSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CareCallExecutorTest {

    private final List<Duration> pauses = new ArrayList<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final CareCallExecutor calls = calls();

    private int attempts;
    private int turns;

    private CareCallExecutor calls(String... settings) {
        return new CareCallExecutor(
                OperatorSettings.of(CareCallConfig.class, settings),
                OperatorSettings.of(AdapterConfig.class),
                () -> turns++,
                pauses::add,
                metrics);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"RATE_LIMITED", "FAILED", "CONNECTION_LOST", "TIMEOUT", "MALFORMED", "UNREACHABLE"})
    void what_does_no_harm_is_repeated(Kind kind) {
        CareEnvelope answer = calls.call("changed", Effect.REPEATABLE, failing(2, CareException.of(kind, "no")));

        assertThat(answer).isSameAs(CareEnvelope.EMPTY);
        assertThat(attempts).isEqualTo(3);
        assertThat(turns).as("waits for the rate limit").isEqualTo(3);
        assertThat(metrics.counter("care.calls.repeated", "operation", "changed")
                        .count())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"UNAUTHORIZED", "MISSING", "INVALID", "MOVED", "STOPPED"})
    void what_would_end_the_same_is_not_repeated(Kind kind) {
        assertThat(failure(Effect.REPEATABLE, CareException.of(kind, "no")).kind())
                .isEqualTo(kind);
        assertThat(attempts).isOne();
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "UNREACHABLE", mode = Mode.EXCLUDE)
    void what_might_be_done_twice_is_not_repeated(Kind kind) {
        failure(Effect.ONCE, CareException.of(kind, "no"));

        assertThat(attempts).isOne();
    }

    @Test
    void what_was_never_sent_is_repeated_even_so() {
        calls.call("split", Effect.ONCE, failing(1, CareException.of(Kind.UNREACHABLE, "no")));

        assertThat(attempts).isEqualTo(2);
    }

    @Test
    void a_read_is_repeated_like_what_does_no_harm() {
        calls.call("author", Effect.READ, failing(1, CareException.of(Kind.FAILED, "no")));

        assertThat(attempts).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(value = Effect.class, names = "READ", mode = Mode.EXCLUDE)
    void a_dry_run_sends_no_change(Effect effect) {
        assertThat(dry().call("update authors", effect, failing(0, null))).isSameAs(CareEnvelope.EMPTY);

        assertThat(attempts).isZero();
    }

    @Test
    void a_dry_run_reads() {
        dry().call("author", Effect.READ, failing(0, null));

        assertThat(attempts).isOne();
    }

    private CareCallExecutor dry() {
        return new CareCallExecutor(
                OperatorSettings.of(CareCallConfig.class),
                OperatorSettings.of(AdapterConfig.class, "adapter.dry-run", "true"),
                () -> turns++,
                pauses::add,
                metrics);
    }

    @Test
    void care_says_how_long_to_wait() {
        calls.call("changed", Effect.REPEATABLE, failing(1, limited(Duration.ofSeconds(7))));

        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void a_wait_that_is_too_long_is_passed_on() {
        CareException failure = failure(Effect.REPEATABLE, limited(Duration.ofSeconds(61)));

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(61));
        assertThat(pauses).isEmpty();
    }

    @Test
    void pauses_grow_and_half_of_each_is_random() {
        calls.call("changed", Effect.REPEATABLE, failing(4, CareException.of(Kind.FAILED, "no")));

        assertThat(pauses).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(pauses.get(i)).isBetween(Duration.ofMillis(250L << i), Duration.ofMillis(500L << i));
        }
    }

    @Test
    void no_pause_is_longer_than_the_longest() {
        CareCallExecutor patient = calls("adapter.care.max-retries", "40", "adapter.care.longest-wait", "2s");
        patient.call("changed", Effect.REPEATABLE, failing(40, CareException.of(Kind.FAILED, "no")));

        assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(2)) <= 0);
    }

    @Test
    void the_last_fault_is_told_when_repeats_are_used_up() {
        assertThat(failure(Effect.REPEATABLE, CareException.of(Kind.FAILED, "Care failed (503)."))
                        .getMessage())
                .isEqualTo("Care failed (503).");
        assertThat(attempts).isEqualTo(5);
    }

    @Test
    void a_success_that_says_fail_is_a_failure() {
        CareEnvelope fail = CareEnvelopeReader.read("{\"status\":\"fail\",\"message\":\"Bad attribute\"}".getBytes());

        assertThatThrownBy(() -> calls.call(
                        "changed", Effect.REPEATABLE, () -> Uni.createFrom().item(fail)))
                .isInstanceOfSatisfying(CareException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.INVALID);
                    assertThat(e.detail()).isEqualTo("Bad attribute");
                });
    }

    @Test
    void an_answer_without_a_body_is_an_empty_one() {
        assertThat(calls.call(
                        "changed", Effect.REPEATABLE, () -> Uni.createFrom().nullItem()))
                .isSameAs(CareEnvelope.EMPTY);
    }

    @Test
    void no_answer_in_time_ends_the_attempt() {
        CareCallExecutor hasty = calls("adapter.care.attempt-timeout", "1ms", "adapter.care.max-retries", "0");

        assertThatThrownBy(() -> hasty.call(
                        "changed", Effect.REPEATABLE, () -> Uni.createFrom().nothing()))
                .isInstanceOfSatisfying(
                        CareException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
    }

    @Test
    void an_interrupted_pause_ends_the_call_and_keeps_the_interrupt() {
        CareCallExecutor stopped = new CareCallExecutor(
                OperatorSettings.of(CareCallConfig.class),
                OperatorSettings.of(AdapterConfig.class),
                () -> {},
                time -> {
                    throw new InterruptedException();
                },
                metrics);

        assertThatThrownBy(() ->
                        stopped.call("changed", Effect.REPEATABLE, failing(1, CareException.of(Kind.FAILED, "no"))))
                .isInstanceOfSatisfying(
                        CareException.class, e -> assertThat(e.kind()).isEqualTo(Kind.STOPPED));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void no_connection_is_told_from_a_broken_one() {
        assertThat(CareCallExecutor.failure(new RuntimeException(new ConnectException("refused")))
                        .kind())
                .isEqualTo(Kind.UNREACHABLE);
        assertThat(CareCallExecutor.failure(new RuntimeException(new java.io.IOException("reset")))
                        .kind())
                .isEqualTo(Kind.CONNECTION_LOST);
        assertThat(CareCallExecutor.failure(new IllegalStateException()).kind()).isEqualTo(Kind.MALFORMED);
    }

    private CareException failure(Effect effect, CareException fault) {
        return catchThrowableOfType(CareException.class, () -> calls.call("changed", effect, failing(100, fault)));
    }

    private Supplier<Uni<CareEnvelope>> failing(int times, CareException fault) {
        return () -> ++attempts <= times
                ? Uni.createFrom().failure(fault)
                : Uni.createFrom().item(CareEnvelope.EMPTY);
    }

    private static CareException limited(Duration wait) {
        return new CareException(Kind.RATE_LIMITED, "no", 429, wait, "");
    }
}
