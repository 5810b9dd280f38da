package io.khoroszendesk.zendesk.trace;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static String rights(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
