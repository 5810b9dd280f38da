package io.khoroszendesk.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.resilience.ManualClock;
import io.khoroszendesk.zendesk.ZendeskFailures;
import io.khoroszendesk.zendesk.json.ZendeskJson;
import io.khoroszendesk.zendesk.model.CallOutcome;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ZendeskMonitorTest {

    private static final String SOMEBODY = "{\"id\": 7}";
    private static final String STRANGER = "{\"id\": null, \"name\": \"Anonymous user\"}";

    final ManualClock clock = new ManualClock();
    final Queue<Runnable> waiting = new ArrayDeque<>();
    CallOutcome last;
    Kind failure;
    String answer = SOMEBODY;
    int questions;

    final ZendeskMonitor monitor = monitor(Runnable::run);

    @Test
    void before_zendesk_was_asked_nothing_is_known() {
        assertThat(monitor.state()).isEqualTo(ZendeskState.UNKNOWN);
    }

    @Test
    void at_the_start_zendesk_is_asked_and_its_answer_awaited() {
        assertThat(monitor.isStarted()).isTrue();
        assertThat(monitor.state()).isEqualTo(ZendeskState.AVAILABLE);
        assertThat(questions).isEqualTo(1);
    }

    @Test
    void credentials_that_are_refused_at_the_start_hold_it_until_they_are_accepted() {
        failure = Kind.UNAUTHORIZED;

        assertThat(monitor.isStarted()).isFalse();
        assertThat(monitor.state()).isEqualTo(ZendeskState.UNAUTHORIZED);

        failure = null;
        clock.advance(Duration.ofSeconds(10));

        assertThat(monitor.isStarted()).isTrue();
    }

    @Test
    void credentials_that_make_a_stranger_of_us_are_refused_though_calls_succeed() {
        answer = STRANGER;

        assertThat(monitor.isStarted()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        called(null);

        assertThat(monitor.isStarted()).isFalse();
        assertThat(monitor.state()).isEqualTo(ZendeskState.UNAUTHORIZED);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = Mode.EXCLUDE, names = "UNAUTHORIZED")
    void a_zendesk_that_is_down_at_the_start_does_not_hold_it(Kind kind) {
        failure = kind;

        assertThat(monitor.isStarted()).isTrue();
        assertThat(monitor.state()).isNotEqualTo(ZendeskState.AVAILABLE);
    }

    @Test
    void credentials_that_are_refused_later_are_told_and_take_nothing_back() {
        monitor.isStarted();
        clock.advance(Duration.ofSeconds(1));
        called(Kind.UNAUTHORIZED);

        assertThat(monitor.isStarted()).isTrue();
        assertThat(monitor.state()).isEqualTo(ZendeskState.UNAUTHORIZED);
    }

    @Test
    void what_a_real_call_has_shown_costs_no_question() {
        called(null);

        assertThat(monitor.isStarted()).isTrue();
        assertThat(monitor.state()).isEqualTo(ZendeskState.AVAILABLE);
        assertThat(questions).isZero();
    }

    @Test
    void after_a_minute_without_calls_zendesk_is_asked_once() {
        called(null);
        clock.advance(Duration.ofMinutes(1));

        monitor.isStarted();
        monitor.isStarted();

        assertThat(questions).isEqualTo(1);
    }

    @Test
    void after_a_failure_zendesk_is_asked_again_when_ten_seconds_have_passed() {
        called(Kind.TIMEOUT);
        clock.advance(Duration.ofSeconds(9));
        monitor.isStarted();
        assertThat(questions).isZero();
        assertThat(monitor.state()).isEqualTo(ZendeskState.TIMEOUT);

        clock.advance(Duration.ofSeconds(1));
        monitor.isStarted();

        assertThat(questions).isEqualTo(1);
        assertThat(monitor.state()).isEqualTo(ZendeskState.AVAILABLE);
    }

    @Test
    void once_started_nobody_waits_for_zendesk_and_it_is_asked_one_question_at_a_time() {
        ZendeskMonitor patient = monitor(waiting::add);
        called(null);
        patient.isStarted();
        clock.advance(Duration.ofSeconds(90));

        assertThat(patient.isStarted()).isTrue();
        assertThat(patient.isStarted()).isTrue();
        assertThat(waiting).hasSize(1);
        assertThat(patient.state()).isEqualTo(ZendeskState.AVAILABLE);
    }

    @Test
    void news_of_two_minutes_ago_are_none() {
        called(Kind.UNREACHABLE);
        clock.advance(Duration.ofMinutes(2));

        assertThat(monitor.state()).isEqualTo(ZendeskState.UNKNOWN);
    }

    @Test
    void a_question_that_fails_unexpectedly_is_a_failure() {
        answer = "no JSON";

        monitor.isStarted();

        assertThat(monitor.state()).isEqualTo(ZendeskState.FAILED);
    }

    private ZendeskMonitor monitor(Executor executor) {
        return new ZendeskMonitor(this::last, this::ask, clock, executor);
    }

    private void called(Kind failure) {
        last = new CallOutcome(clock.instant(), Optional.ofNullable(failure));
    }

    private Optional<CallOutcome> last(Duration age) {
        return Optional.ofNullable(last)
                .filter(call -> call.at().isAfter(clock.instant().minus(age)));
    }

    private User ask() throws IOException {
        questions++;
        if (failure != null) {
            throw ZendeskFailures.of(failure);
        }
        return ZendeskJson.MAPPER.readValue(answer, User.class);
    }
}
