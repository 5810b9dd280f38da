package io.khoroszendesk.care.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SyncReportTest {

    private final SyncReport report = new SyncReport();

    private String printed(Map<Long, String> failed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        report.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), failed, false);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void one_handle_is_told_in_the_singular() {
        report.back("learned");
        assertThat(printed(Map.of())).contains("1 handle joined by Care's agents: learned");

        report.back("learned");
        assertThat(printed(Map.of())).contains("2 handles joined by Care's agents: learned");
    }

    @Test
    void a_run_that_reached_the_last_user_says_that_all_are_right() {
        report.isWhole(true);

        assertThat(printed(Map.of())).contains("All of them are right in Care.");
    }

    @Test
    void a_run_that_ended_before_says_so_instead() {
        assertThat(printed(Map.of()))
                .contains("The run has ended before it reached the last user.")
                .doesNotContain("All of them are right in Care.");
    }

    @Test
    void a_run_that_ended_before_still_tells_who_is_not_right() {
        assertThat(printed(Map.of(7L, "Care refuses it.")))
                .contains("1 users are not right in Care; the next run tries them again.")
                .contains("The run has ended before it reached the last user.");
    }
}
