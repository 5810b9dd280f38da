package io.khoroszendesk.care.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.push.PushSummary;
import io.khoroszendesk.care.push.PushSummary.Ending;
import io.khoroszendesk.care.sync.SyncReport.Reached;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyncReportTest {

    private final SyncReport report = new SyncReport();

    private String told(Map<Long, String> failed) {
        return String.join("\n", report.lines(failed, false));
    }

    @Test
    void one_handle_is_told_in_the_singular() {
        report.back("learned");
        assertThat(told(Map.of())).contains("1 handle joined by Care's agents: learned");

        report.back("learned");
        assertThat(told(Map.of())).contains("2 handles joined by Care's agents: learned");
    }

    @Test
    void a_run_that_reached_the_last_user_says_that_all_are_right() {
        report.reached(Reached.ALL);

        assertThat(told(Map.of())).contains("All of them are right in Care.");
    }

    @Test
    void whoever_is_not_erased_keeps_a_run_from_saying_that_all_are_right() {
        report.erasing(Map.of(7L, new Erasure(1, 2, null, "Care failed (503).")));
        report.reached(Reached.ALL);

        assertThat(told(Map.of()))
                .contains("1 not erased: Care failed (503). (user 7)")
                .contains("All others are right in Care")
                .doesNotContain("All of them are right in Care.");
    }

    @Test
    void a_run_that_ended_before_says_so_instead() {
        assertThat(told(Map.of()))
                .contains("The run has ended before it reached the last user:")
                .doesNotContain("All of them are right in Care.");
    }

    @Test
    void a_page_that_broke_off_is_told_with_what_was_done_of_it() {
        report.broken(
                100,
                new PushSummary(
                        Map.of(Ending.PUSHED, 40),
                        Map.of(1L, "gone"),
                        Map.of(),
                        Map.of(),
                        Set.of(),
                        Set.of(),
                        Optional.empty()));

        assertThat(told(Map.of()))
                .contains("of the next 100 users 40 were pushed")
                .contains("The next run begins with these 100.");
    }

    @Test
    void a_run_that_has_pushed_all_but_not_taken_over_all_says_so() {
        report.reached(Reached.USERS);

        assertThat(told(Map.of()))
                .contains("before it had taken over all that Care's agents have joined")
                .doesNotContain("last user");
    }

    @Test
    void a_dry_run_that_ended_before_says_both() {
        assertThat(String.join("\n", report.lines(Map.of(), true)))
                .contains("before it reached the last user")
                .contains("A dry run: nothing was changed.");
    }

    @Test
    void a_run_that_ended_before_still_tells_who_is_not_right() {
        assertThat(told(Map.of(7L, "Care refuses it.")))
                .contains("1 user is not right in Care; the next run tries again.")
                .contains("The run has ended before it reached the last user:");
    }
}
