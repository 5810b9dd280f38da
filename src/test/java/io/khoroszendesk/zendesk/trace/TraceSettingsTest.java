package io.khoroszendesk.zendesk.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceSettingsTest {

    @TempDir
    private Path directory;

    @Test
    void a_file_that_is_there_or_can_be_made_is_right() throws IOException {
        assertThat(TraceSettings.trouble(directory.resolve("trace.jsonl"))).isEmpty();
        assertThat(TraceSettings.trouble(Files.createFile(directory.resolve("old.jsonl"))))
                .isEmpty();
        assertThat(TraceSettings.trouble(Path.of("/dev/full"))).isEmpty();
    }

    @Test
    void a_directory_is_no_file() {
        assertThat(TraceSettings.trouble(directory)).contains("is a directory: name a file in it");
    }

    @Test
    void a_directory_that_is_not_there_is_not_made() {
        assertThat(TraceSettings.trouble(directory.resolve("traces/trace.jsonl")))
                .contains("can't be made, because " + directory.resolve("traces") + " is no directory");
    }
}
