package io.khoroszendesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an operator sets wrong ends the start with one line that names the setting. */
class WrongSettingsIT {

    private static final int AT_ONCE = 4;
    private static final String SECRET = "ops-secret";
    private static final Map<String, String> RIGHT = Map.of(
            "ZENDESK_SUBDOMAIN", "acme",
            "ZENDESK_OAUTH_CLIENT_ID", "khoros-adapter",
            "ZENDESK_OAUTH_CLIENT_SECRET", SECRET,
            "KHOROS_AUTH_HEADER_VALUES", Acme.KHOROS_KEY,
            "QUARKUS_HTTP_PORT", "0",
            "QUARKUS_MANAGEMENT_PORT", "0");

    @TempDir
    private static Path directory;

    private static ServerSocket other;
    private static ExecutorService workers;
    private static final Map<WrongSetting, Future<Program>> STARTS = new LinkedHashMap<>();

    @BeforeAll
    static void starts_are_made_beside_each_other() throws IOException {
        other = new ServerSocket(0);
        workers = Executors.newFixedThreadPool(AT_ONCE);
        Map<String, String> words = new HashMap<>(Map.of(
                "used", String.valueOf(other.getLocalPort()),
                "directory", directory.toString(),
                "missing", directory.resolve("missing").toString(),
                "empty", file("empty", new byte[0]),
                "blank", file("blank", " \n".getBytes(StandardCharsets.UTF_8)),
                "bom", file("bom", ("\uFEFF" + Acme.KHOROS_KEY).getBytes(StandardCharsets.UTF_8)),
                "utf16", file("utf16", Acme.KHOROS_KEY.getBytes(StandardCharsets.UTF_16)),
                "binary", file("binary", new byte[] {(byte) 0xC3, 0x28}),
                "weak", file("weak", "short\nweak".getBytes(StandardCharsets.UTF_8)),
                "text", file("text", "no certificate".getBytes(StandardCharsets.UTF_8))));
        words.putAll(Map.of("key", Acme.KHOROS_KEY, "secret", SECRET));
        List<WrongSetting> rows = WrongSetting.all(words);
        rows.forEach(row -> STARTS.put(row, null));
        for (List<WrongSetting> together : WrongSetting.starts(rows)) {
            Future<Program> start = workers.submit(() -> started(together));
            together.forEach(row -> STARTS.put(row, start));
        }
    }

    private static String file(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content).toString();
    }

    private static Program started(List<WrongSetting> rows) {
        Map<String, String> environment = new HashMap<>(RIGHT);
        rows.forEach(row -> environment.putAll(row.variables()));
        List<String> options =
                rows.stream().flatMap(row -> row.options().stream()).toList();
        return Program.ranIn(directory, options, environment);
    }

    private static Program started(Map<String, String> variables, String... arguments) {
        Map<String, String> environment = new HashMap<>(RIGHT);
        environment.putAll(variables);
        return Program.ran(environment, arguments);
    }

    @AfterAll
    static void close() throws IOException {
        workers.shutdownNow();
        other.close();
    }

    static List<WrongSetting> rows() {
        return List.copyOf(STARTS.keySet());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_wrong_setting_ends_the_start_with_one_line_that_names_it(WrongSetting row) throws Exception {
        Program start = STARTS.get(row).get();

        assertThat(start.lines()).hasSize(1);
        JsonNode line = Json.read(start.lines().getFirst());
        assertThat(line.path("level").asText()).isEqualTo("ERROR");
        assertThat(line.path("message").asText())
                .startsWith("Not started: ")
                .contains(row.expected())
                .doesNotContain("SRCFG", "Exception", SECRET, Acme.KHOROS_KEY);
        assertThat(line.has("exception")).isFalse();
        assertThat(start.exitCode()).isEqualTo(1);
    }

    @Test
    void the_line_has_the_form_of_the_log() {
        Program start = started(Map.of("ADAPTER_DRY_RUN", "yes", "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false"));

        assertThat(start.lines())
                .singleElement()
                .asString()
                .matches(
                        "[0-9:.]+ ERROR \\[io.kh.Adapter] Not started: ADAPTER_DRY_RUN is yes, but must be true or false");
    }

    @Test
    void check_tells_the_same() {
        assertThat(started(Map.of("ADAPTER_DRY_RUN", "yes", "ADAPTER_DEADLNE", "3s"), "check")
                        .output())
                .contains("ADAPTER_DRY_RUN is yes, but must be true or false.")
                .contains("ADAPTER_DEADLNE is no setting of this service: did you mean ADAPTER_DEADLINE?")
                .contains("2 problems.");
    }

    @Test
    void a_command_that_would_send_a_secret_unverified_does_not_run() {
        Program command = started(Map.of("QUARKUS_TLS_TRUST_ALL", "true"), "whoami");

        assertThat(command.output())
                .contains(
                        "QUARKUS_TLS_TRUST_ALL must be false, because otherwise certificates of anybody would be trusted");
        assertThat(command.exitCode()).isEqualTo(1);
    }

    @Test
    void check_tells_a_missing_file_as_well() {
        assertThat(started(Map.of("QUARKUS_TLS_ZENDESK_TRUST_STORE_PEM_CERTS", "/nowhere/ca.pem"), "check")
                        .output())
                .contains("FAIL  settings")
                .contains("QUARKUS_TLS_ZENDESK_TRUST_STORE_PEM_CERTS names /nowhere/ca.pem, which doesn't exist.")
                .doesNotContain("Exception", "SRCFG");
    }
}
