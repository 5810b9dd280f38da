package io.khoroszendesk.common.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is derived for Quarkus' Redis client. */
class SharedMemorySourceTest {

    private static final String ACTIVE = "quarkus.redis.active";
    private static final String TLS = "quarkus.redis.tls-configuration-name";
    private static final int OF_OPERATORS = 300;

    @TempDir
    Path folder;

    @Test
    void without_an_address_the_client_sleeps() {
        assertThat(derived()).isEqualTo(Map.of(ACTIVE, "false"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "http://memory.example", "rediss://memory.example:port"})
    void with_none_that_can_be_used_it_sleeps(String url) {
        assertThat(derived("adapter.shared-memory.url", url)).isEqualTo(Map.of(ACTIVE, "false"));
    }

    @Test
    void with_an_address_it_is_awake() {
        assertThat(derived("adapter.shared-memory.url", "redis://memory.example:6379"))
                .isEqualTo(Map.of(ACTIVE, "true"));
    }

    @Test
    void with_tls_it_has_a_configuration_of_its_own_for_that() {
        assertThat(derived("adapter.shared-memory.url", "rediss://memory.example:6380"))
                .isEqualTo(Map.of(ACTIVE, "true", TLS, "shared-memory"));
    }

    @Test
    void an_address_in_a_file_counts() throws IOException {
        Path file = Files.writeString(folder.resolve("address"), "rediss://memory.example:6380\n");

        assertThat(derived("adapter.shared-memory.url-file", file.toString()))
                .isEqualTo(Map.of(ACTIVE, "true", TLS, "shared-memory"));
    }

    @Test
    void the_address_itself_is_not_among_the_settings_of_the_client() {
        assertThat(derived("adapter.shared-memory.url", "redis://adapter:s3cret@memory.example:6379")
                        .toString())
                .doesNotContain("s3cret");
    }

    @Test
    void what_an_operator_sets_counts_more() {
        assertThat(derived("adapter.shared-memory.url", "redis://memory.example:6379", ACTIVE, "false"))
                .containsEntry(ACTIVE, "false");
    }

    private static Map<String, String> derived(String... settings) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            given.put(settings[i], settings[i + 1]);
        }
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new SharedMemorySource())
                .withSources(new PropertiesConfigSource(given, "operator", OF_OPERATORS))
                .build();
        Map<String, String> derived = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith("quarkus.")) {
                derived.put(name, config.getRawValue(name));
            }
        }
        return derived;
    }
}
