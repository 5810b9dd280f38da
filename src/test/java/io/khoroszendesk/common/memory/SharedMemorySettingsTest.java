package io.khoroszendesk.common.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.ops.OperatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedMemorySettingsTest {

    private static final String URL = "adapter.shared-memory.url";
    private static final String FILE = "adapter.shared-memory.url-file";

    @TempDir
    Path folder;

    @Test
    void no_shared_memory_is_fine() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void an_address_is_fine() {
        assertThat(problems(URL, "rediss://adapter:s3cret@memory.example:6380/1"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://adapter:s3cret@memory.example:6379",
                "redis://adapter:s3cret@memory.example:port",
                "redis://adapter:s3cret @memory.example:6379",
                "adapter:s3cret@memory.example"
            })
    void a_wrong_address_is_told_without_its_password(String url) {
        assertThat(problems(URL, url))
                .singleElement()
                .asString()
                .startsWith("ADAPTER_SHARED_MEMORY_URL is not an address")
                .doesNotContain("s3cret", "memory.example");
    }

    @Test
    void a_wrong_address_in_a_file_is_told_without_its_password() throws IOException {
        Path file = folder.resolve("address");
        Files.writeString(file, "http://adapter:s3cret@memory.example:6379");

        assertThat(problems(FILE, file.toString()))
                .singleElement()
                .asString()
                .contains("ADAPTER_SHARED_MEMORY_URL")
                .doesNotContain("s3cret");
    }

    @Test
    void a_file_that_cannot_be_read_is_named() {
        Path missing = folder.resolve("missing");

        assertThat(problems(FILE, missing.toString()))
                .containsExactly("ADAPTER_SHARED_MEMORY_URL_FILE names " + missing + ", which doesn't exist");
    }

    @Test
    void an_empty_file_is_named() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");

        assertThat(problems(FILE, empty.toString()))
                .containsExactly("ADAPTER_SHARED_MEMORY_URL_FILE names " + empty + ", which is empty");
    }

    private static List<String> problems(String... settings) {
        return new SharedMemorySettings(OperatorSettings.of(SharedMemoryConfig.class, settings)).problems();
    }
}
