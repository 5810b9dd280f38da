package io.khoroszendesk.common.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.khoroszendesk.observe.LogCapture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Log levels are set by a file while the server runs. */
class LogLevelsTest {

    static final String CATEGORY = "io.khoroszendesk.made.up";
    static final Level CONFIGURED = org.jboss.logmanager.Level.ERROR;

    final Logger logger = Logger.getLogger(CATEGORY);

    @TempDir
    Path directory;

    Path file;
    LogLevels levels;
    LogCapture log;

    @BeforeEach
    void nothing_is_set() {
        logger.setLevel(CONFIGURED);
        file = directory.resolve("levels");
        levels = new LogLevels(() -> Optional.of(file), true);
        log = new LogCapture();
    }

    @AfterEach
    void stop() {
        log.close();
        logger.setLevel(null);
    }

    void says(String text) throws IOException {
        Files.writeString(file, text);
        levels.read();
    }

    List<String> told() {
        return log.records().stream()
                .filter(entry -> entry.getLoggerName().equals(LogLevels.class.getName()))
                .map(ExtLogRecord::getFormattedMessage)
                .toList();
    }

    @Test
    void a_line_sets_the_level_of_a_category() throws IOException {
        says("# while we look for it\n\n" + CATEGORY + " = debug\r\n");

        assertThat(logger.isLoggable(org.jboss.logmanager.Level.DEBUG)).isTrue();
        assertThat(told()).containsExactly("Log levels: " + CATEGORY + "=DEBUG");
    }

    @Test
    void a_line_that_is_removed_gives_the_level_back_that_was_configured() throws IOException {
        says(CATEGORY + "=DEBUG");
        says(CATEGORY + "=INFO");
        says("");

        assertThat(logger.getLevel()).isEqualTo(CONFIGURED);
        assertThat(told()).last().isEqualTo("Log levels: as at the start");
    }

    @Test
    void a_category_without_a_level_of_its_own_has_none_afterwards() throws IOException {
        logger.setLevel(null);
        says(CATEGORY + "=DEBUG");
        says("");

        assertThat(logger.getLevel()).isNull();
    }

    @Test
    void a_missing_file_means_what_was_configured() throws IOException {
        levels.read();
        assertThat(told()).isEmpty();

        says(CATEGORY + "=DEBUG");
        Files.delete(file);
        levels.read();

        assertThat(logger.getLevel()).isEqualTo(CONFIGURED);
    }

    @Test
    void a_mounted_config_map_is_followed_when_kubernetes_swaps_its_link() throws IOException {
        Path first = Files.createDirectory(directory.resolve("..1"));
        Path second = Files.createDirectory(directory.resolve("..2"));
        Files.writeString(first.resolve("levels"), CATEGORY + "=INFO");
        Files.writeString(second.resolve("levels"), CATEGORY + "=DEBUG");
        Path data = Files.createSymbolicLink(directory.resolve("..data"), first);
        Files.createSymbolicLink(file, Path.of("..data", "levels"));
        levels.read();
        assertThat(logger.getLevel()).isEqualTo(org.jboss.logmanager.Level.INFO);

        Path next = Files.createSymbolicLink(directory.resolve("..data_tmp"), second);
        Files.move(next, data, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        levels.read();

        assertThat(logger.getLevel()).isEqualTo(org.jboss.logmanager.Level.DEBUG);
    }

    @Test
    void a_wrong_line_is_told_once_and_ignored() throws IOException {
        String text = "what\n" + CATEGORY + "=LOUD\n" + CATEGORY + "=DEBUG\n";
        says(text);
        says(text);

        assertThat(logger.getLevel()).isEqualTo(org.jboss.logmanager.Level.DEBUG);
        assertThat(told())
                .containsExactly(
                        "ADAPTER_LOG_LEVELS_FILE: line 1 is not category=LEVEL and is ignored",
                        "ADAPTER_LOG_LEVELS_FILE: line 2 names none of the levels ERROR, WARN, INFO and DEBUG, and is"
                                + " ignored",
                        "Log levels: " + CATEGORY + "=DEBUG");
    }

    @Test
    void only_our_own_categories_can_be_set_because_others_log_what_is_sent() throws IOException {
        says(
                "io.netty.handler.logging=DEBUG\norg.jboss.resteasy.reactive.client=DEBUG\n=DEBUG\nio.khoroszendeskx=DEBUG\n");

        assertThat(told()).hasSize(4).allSatisfy(line -> assertThat(line)
                .contains("doesn't name a category that begins with io.khoroszendesk"));
        assertThat(Logger.getLogger("io.netty.handler.logging").isLoggable(org.jboss.logmanager.Level.DEBUG))
                .isFalse();
    }

    @Test
    void nothing_of_a_wrong_line_is_repeated_because_the_file_may_be_one_of_secrets() throws IOException {
        says("kFz8-secret\nkFz8=secret\n" + CATEGORY + "=secret");

        assertThat(told()).hasSize(3).allSatisfy(line -> assertThat(line).doesNotContain("kFz8", "secret"));
    }

    @Test
    void while_the_file_cannot_be_read_levels_stay() throws IOException {
        says(CATEGORY + "=DEBUG");
        Files.delete(file);
        Files.createDirectory(file);
        levels.read();
        levels.read();

        assertThat(logger.getLevel()).isEqualTo(org.jboss.logmanager.Level.DEBUG);
        assertThat(told()).last().isEqualTo("ADAPTER_LOG_LEVELS_FILE: it can't be read, so the levels stay");
        assertThat(told()).hasSize(2);
    }

    @Test
    void a_pipe_to_which_nobody_writes_does_not_hold_up_the_next_reading() throws Exception {
        says(CATEGORY + "=DEBUG");
        Files.delete(file);
        new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> levels.read());
        Files.delete(file);

        says(CATEGORY + "=INFO");

        assertThat(logger.getLevel()).isEqualTo(org.jboss.logmanager.Level.INFO);
        assertThat(told()).contains("ADAPTER_LOG_LEVELS_FILE: it can't be read, so the levels stay");
    }

    @Test
    void a_file_that_nobody_has_written_by_hand_changes_nothing_and_is_told_in_one_line() throws IOException {
        says((CATEGORY + "=DEBUG\n").repeat(10_000));

        assertThat(logger.getLevel()).isEqualTo(CONFIGURED);
        assertThat(told()).containsExactly("ADAPTER_LOG_LEVELS_FILE: it is longer than 64 kB, so the levels stay");
    }

    @Test
    void of_many_wrong_lines_ten_are_told() throws IOException {
        says("what\n".repeat(300));

        assertThat(told()).hasSize(11);
        assertThat(told()).last().isEqualTo("ADAPTER_LOG_LEVELS_FILE: 290 further lines are ignored");
    }
}
