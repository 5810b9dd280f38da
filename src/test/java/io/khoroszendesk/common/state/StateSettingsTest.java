package io.khoroszendesk.common.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateSettingsTest {

    @TempDir
    private Path directory;

    @Test
    void a_directory_that_is_there_or_can_be_made_is_right() {
        assertThat(StateSettings.trouble(directory)).isEmpty();
        assertThat(StateSettings.trouble(directory.resolve("sandbox/state"))).isEmpty();
        assertThat(StateSettings.trouble(Path.of("target/state"))).isEmpty();
    }

    @Test
    void a_file_is_none() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(StateSettings.trouble(file)).contains("is no directory");
        assertThat(StateSettings.trouble(file.resolve("state")))
                .contains("can't be made, because " + file + " is no directory");
    }
}
