package io.khoroszendesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Settings that are right, although few operators write them this way. */
class UnusualSettingsIT {

    private static final String JANE = "/customer/32500000000101";

    @RegisterExtension
    static final Acme ACME = new Acme();

    @TempDir
    private Path directory;

    @Test
    void blanks_line_ends_and_small_letters_are_understood() {
        serves(
                "/crm/v1",
                ACME.environment(
                        "ZENDESK_SUBDOMAIN", "acme\n",
                        "ZENDESK_URL", " http://localhost:" + ACME.zendesk.port() + "\r\n",
                        "ZENDESK_OAUTH_CLIENT_ID", "khoros-adapter\r",
                        "ZENDESK_OAUTH_CLIENT_SECRET", "ops-secret\r\n",
                        "KHOROS_AUTH_HEADER_VALUES", " " + Acme.KHOROS_KEY + "\n",
                        "KHOROS_AUTH_HEADER_NAME", " Authorization ",
                        "QUARKUS_HTTP_PORT", " 0 ",
                        "QUARKUS_HTTP_IDLE_TIMEOUT", " 60s ",
                        "ADAPTER_DEADLINE", "\t7s ",
                        "ADAPTER_KHOROS_BASE_PATH", " /crm/v1/ ",
                        "ADAPTER_CASES_CLOSED", " FOLLOW_UP ",
                        "ADAPTER_BESTMATCH_NAME_ONLY", "sHOW",
                        "adapter_cases_tags", "khoros , social"));
    }

    @Test
    void variables_that_kubernetes_gives_to_containers_are_left_alone() {
        serves(
                "/api/v1",
                ACME.environment(
                        "ADAPTER_SERVICE_HOST", "10.0.0.7",
                        "ADAPTER_SERVICE_PORT", "8080",
                        "ADAPTER_SERVICE_PORT_HTTPS", "8443",
                        "ADAPTER_PORT", "tcp://10.0.0.7:8080",
                        "ADAPTER_PORT_8080_TCP", "tcp://10.0.0.7:8080",
                        "ADAPTER_PORT_8080_TCP_PROTO", "tcp",
                        "ADAPTER_PORT_8080_TCP_PORT", "8080",
                        "ADAPTER_PORT_8080_TCP_ADDR", "10.0.0.7",
                        "KHOROS_ZENDESK_ADAPTER_SERVICE_HOST", "10.0.0.8",
                        "KHOROS_ZENDESK_ADAPTER_PORT", "tcp://10.0.0.8:8080"));
    }

    @Test
    void files_in_the_working_directory_may_give_settings_also_for_a_profile() throws IOException {
        Files.createDirectory(directory.resolve("config"));
        Files.writeString(directory.resolve("config/application.properties"), """
                adapter.cases.tags[0]=khoros
                %staging.adapter.khoros.base-path=/staging
                """);
        Files.writeString(directory.resolve(".env"), "ADAPTER_FIELDS_CACHE=1m\n");

        serves("/staging", ACME.environment("QUARKUS_PROFILE", "prod,staging"));
    }

    @Test
    void what_the_documentation_gives_as_examples_works_together() throws IOException {
        Map<String, String> examples = examples().collect(Collectors.toMap(cells -> cells[1], cells -> cells[5]));
        // Without these, nothing of the example's network or account would be there, or nobody would be served.
        examples.putAll(Map.of(
                "QUARKUS_HTTP_PORT", "0",
                "QUARKUS_MANAGEMENT_PORT", "0",
                "QUARKUS_PROFILE", "prod",
                "QUARKUS_REST_CLIENT_ZENDESK_PROXY_ADDRESS", "",
                "KHOROS_AUTH_HEADER_NAME", "Authorization",
                "ADAPTER_KHOROS_COMPANY_IDS", ""));
        examples.putAll(Map.of(
                "CARE_PASSWORD", "care-secret",
                "CARE_GDPR_PASSWORD", "gdpr-secret",
                "KHOROS_EVENTS_TOKEN", "token-of-the-events-1",
                "ADAPTER_STATE_DIR", directory.toString()));
        examples.putAll(ACME.environment());

        serves(examples.get("ADAPTER_KHOROS_BASE_PATH"), examples);
    }

    /** The rows of settings whose examples are whole: no secrets, which are shortened, and no files. */
    private static Stream<String[]> examples() throws IOException {
        return Files.readAllLines(Path.of("docs/configuration.md")).stream()
                .filter(line -> line.matches("\\| `[A-Z_]+` \\| `.*"))
                .map(line -> line.replace("`", "").split(" *(?<!\\\\)\\| *"))
                .filter(cells -> !cells[4].startsWith("path") && !cells[5].contains("…"));
    }

    private void serves(String basePath, Map<String, String> environment) {
        try (Program server = Program.servingIn(directory, environment)) {
            assertThat(server.get(server.api() + basePath + JANE).statusCode()).isEqualTo(200);
        }
    }
}
