package io.khoroszendesk.ops.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.marketing.Lines;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatientCheckTest {

    private static final Finding WELL = Finding.ok("connection", "It answers.");
    private static final Finding REFUSED = Finding.fail("credentials", "The secret is wrong.", "Compare it.");
    private static final Finding AWAY = away(Duration.ZERO);

    private final Lines terminal = new Lines();
    private final List<Duration> pauses = new ArrayList<>();
    private Duration now = Duration.ofDays(1);
    private int attempts;
    private final PatientCheck patience = new PatientCheck(terminal, this::pass, () -> now.toNanos());

    private static Finding away(Duration atLeast) {
        return Finding.fail("connection", "Nothing answers.", "See why.").passing(Optional.of(atLeast));
    }

    private void pass(Duration time) {
        pauses.add(time);
        now = now.plus(time);
    }

    /** What attempts find, one after the other; the last of these again and again. */
    private CheckReport within(Duration time, Finding... found) {
        return patience.within(time, () -> {
            CheckReport report = new CheckReport("Zendesk account", "account", "acme", () -> 0);
            report.add(found[Math.min(attempts++, found.length - 1)]);
            return report;
        });
    }

    @Test
    void what_is_well_is_not_waited_for() {
        assertThat(within(Duration.ofMinutes(1), WELL).isOk()).isTrue();
        assertThat(pauses).isEmpty();
        assertThat(terminal.told).isEmpty();
    }

    @Test
    void what_may_pass_by_itself_is_waited_for() {
        assertThat(within(Duration.ofMinutes(1), AWAY, AWAY, WELL).isOk()).isTrue();
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void what_only_people_can_put_right_fails_at_once() {
        assertThat(within(Duration.ofMinutes(1), REFUSED).isOk()).isFalse();
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void what_only_people_can_put_right_fails_at_once_also_beside_what_may_pass() {
        CheckReport report = patience.within(Duration.ofMinutes(1), () -> {
            attempts++;
            CheckReport both = new CheckReport("Zendesk account", "account", "acme", () -> 0);
            both.add(List.of(AWAY, REFUSED));
            return both;
        });

        assertThat(report.isOk()).isFalse();
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void a_warning_that_may_pass_is_waited_for_and_fails_nothing() {
        Finding memory = Finding.warn("memory", "It can't be used.", "See why.").passing(Optional.of(Duration.ZERO));

        assertThat(within(Duration.ofSeconds(3), memory).isOk()).isTrue();
        assertThat(attempts).isEqualTo(3);
    }

    @Test
    void a_warning_that_stays_is_not_waited_for() {
        within(Duration.ofMinutes(1), Finding.warn("quota", "Little is left.", "Find out."));

        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void when_the_time_is_over_a_last_attempt_decides() {
        assertThat(within(Duration.ofSeconds(20), AWAY).isOk()).isFalse();
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 5L);
        assertThat(attempts).isEqualTo(6);
    }

    @Test
    void pauses_grow_to_ten_seconds() {
        within(Duration.ofMinutes(1), AWAY);

        assertThat(pauses.subList(0, 6)).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
    }

    @Test
    void no_attempt_is_made_before_the_time_that_zendesk_asks_to_wait() {
        within(Duration.ofMinutes(1), away(Duration.ofSeconds(30)), WELL);

        assertThat(pauses).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void where_zendesk_asks_to_wait_longer_than_the_time_it_is_not_asked_again() {
        assertThat(within(Duration.ofSeconds(20), away(Duration.ofSeconds(30)), WELL)
                        .isOk())
                .isFalse();
        assertThat(pauses).containsExactly(Duration.ofSeconds(20));
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void without_any_time_there_is_one_attempt() {
        within(Duration.ZERO, AWAY);

        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void what_is_waited_for_is_told_rarely() {
        within(Duration.ofMinutes(1), AWAY);

        assertThat(terminal.told)
                .containsExactly(
                        "Nothing answers. Waiting, for at most 60 s more.",
                        "Nothing answers. Waiting, for at most 45 s more.",
                        "Nothing answers. Waiting, for at most 25 s more.",
                        "Nothing answers. Waiting, for at most 5 s more.");
        assertThat(terminal.printed).isEmpty();
    }

    @Test
    void something_else_that_is_waited_for_is_told_at_once() {
        Finding limited =
                Finding.fail("quota", "The calls are used up.", "Wait.").passing(Optional.of(Duration.ZERO));

        within(Duration.ofMinutes(1), AWAY, limited, WELL);

        assertThat(terminal.told)
                .containsExactly(
                        "Nothing answers. Waiting, for at most 60 s more.",
                        "The calls are used up. Waiting, for at most 59 s more.");
    }

    @Test
    void a_process_that_is_told_to_end_makes_no_further_attempt() {
        PatientCheck stopping = new PatientCheck(terminal, this::pass, () -> now.toNanos());
        stopping.stop(new ShutdownEvent());

        stopping.within(Duration.ofMinutes(1), () -> {
            attempts++;
            CheckReport report = new CheckReport("Zendesk account", "account", "acme", () -> 0);
            report.add(AWAY);
            return report;
        });

        assertThat(stopping.isStopped()).isTrue();
        assertThat(attempts).isEqualTo(1);
    }
}
