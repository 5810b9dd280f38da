package io.khoroszendesk.zendesk.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.khoroszendesk.observe.LogCapture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFileTest {

    @TempDir
    Path directory;

    @Test
    void only_its_owner_can_read_a_new_file() throws Exception {
        Path file = directory.resolve("trace.jsonl");

        new TraceFile(file).append("one\n");

        assertThat(rights(file)).isEqualTo("rw-------");
    }

    @Test
    void one_that_was_there_is_narrowed_and_goes_on() throws Exception {
        Path file = Files.writeString(directory.resolve("trace.jsonl"), "one\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        TraceFile trace = new TraceFile(file);

        trace.append("two\n");
        trace.append("three\n");

        assertThat(rights(file)).isEqualTo("rw-------");
        assertThat(file).hasContent("one\ntwo\nthree\n");
    }

    @Test
    void a_disk_that_is_full_is_told_once_with_the_path() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "this system has no disk that is always full");
        String rights = rights(full);
        TraceFile trace = new TraceFile(full);

        try (LogCapture log = new LogCapture()) {
            trace.append("one\n");
            trace.append("two\n");

            assertThat(log.records()).singleElement().satisfies(entry -> assertThat(entry.getFormattedMessage())
                    .contains("/dev/full", "No space left on device"));
        }
        assertThat(rights(full)).isEqualTo(rights);
    }

    @Test
    void a_file_that_fails_again_after_it_has_succeeded_is_told_again() throws Exception {
        Path parent = directory.resolve("later");
        TraceFile trace = new TraceFile(parent.resolve("trace.jsonl"));

        try (LogCapture log = new LogCapture()) {
            trace.append("one\n");
            Files.createDirectory(parent);
            trace.append("two\n");
            Files.delete(parent.resolve("trace.jsonl"));
            Files.delete(parent);
            trace.append("three\n");
            trace.append("four\n");

            assertThat(log.records()).hasSize(2);
        }
    }

    private static String rights(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
