package io.khoroszendesk.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeTest {

    private static final Path FILE = Path.of("deploy/compose.yaml");
    private static final Pattern SETTING = Pattern.compile("[A-Z][A-Z0-9_]*=\\S.*");

    private static JsonNode compose() throws IOException {
        return new YAMLMapper().readTree(Files.readString(FILE));
    }

    private static JsonNode adapter() throws IOException {
        return compose().path("services").path("adapter");
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void the_client_accepts_it_where_there_is_one() throws Exception {
        assumeTrue(run("docker", "compose", "version") == 0, "docker compose is not installed");

        assertThat(run("docker", "compose", "-f", FILE.toString(), "config", "--quiet"))
                .isZero();
    }

    private static int run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    @Test
    void the_container_may_do_nothing_it_does_not_need() throws IOException {
        assertThat(adapter().path("read_only").asBoolean()).isTrue();
        assertThat(adapter().path("cap_drop").path(0).asText()).isEqualTo("ALL");
        assertThat(adapter().path("security_opt").path(0).asText()).isEqualTo("no-new-privileges:true");
    }

    @Test
    void only_the_api_is_published_and_only_on_this_machine() throws IOException {
        assertThat(adapter().path("ports")).singleElement().satisfies(port -> assertThat(port.asText())
                .startsWith("127.0.0.1:")
                .endsWith(":8080"));
    }

    @Test
    void secrets_are_files_and_each_one_is_declared() throws IOException {
        Set<String> declared = names(compose().path("secrets"));

        assertThat(adapter().path("secrets"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(declared);
        assertThat(adapter().path("environment"))
                .allSatisfy(file -> assertThat(declared).contains(file.asText().replaceFirst("^/run/secrets/", "")));
    }

    @Test
    void it_has_only_members_that_compose_knows() throws IOException {
        assertThat(names(compose())).isSubsetOf("name", "services", "secrets");
        assertThat(names(adapter()))
                .isSubsetOf(
                        "image",
                        "env_file",
                        "environment",
                        "secrets",
                        "ports",
                        "read_only",
                        "cap_drop",
                        "security_opt",
                        "mem_limit",
                        "restart",
                        "stop_grace_period");
    }

    @Test
    void what_keeps_care_in_step_is_laid_over_it_and_as_narrow() throws IOException {
        JsonNode care = new YAMLMapper().readTree(Files.readString(Path.of("deploy/compose.care.yaml")));
        JsonNode sync = care.path("services").path("care-sync");
        Set<String> declared = names(compose().path("secrets"));
        declared.addAll(names(care.path("secrets")));

        assertThat(names(care.path("services"))).containsExactlyInAnyOrder("adapter", "care-sync");
        assertThat(sync.path("secrets"))
                .allSatisfy(secret -> assertThat(declared).contains(secret.asText()));
        assertThat(sync.path("volumes").path(0).asText()).startsWith("care-sync:/var/lib/adapter");
        assertThat(sync.at("/environment/ADAPTER_STATE_DIR").asText()).startsWith("/var/lib/adapter/");
        for (String same : List.of("read_only", "cap_drop", "security_opt", "mem_limit", "env_file", "image")) {
            assertThat(sync.path(same)).as(same).isEqualTo(adapter().path(same));
        }
    }

    @Test
    void a_shared_memory_is_laid_over_it_and_reached_by_the_adapter_alone() throws IOException {
        JsonNode overlay = new YAMLMapper().readTree(Files.readString(Path.of("deploy/compose.shared-memory.yaml")));
        JsonNode memory = overlay.at("/services/shared-memory");

        assertThat(names(overlay.path("services"))).containsExactlyInAnyOrder("adapter", "shared-memory");
        assertThat(names(memory.path("networks"))).containsExactly("shared-memory");
        assertThat(overlay.at("/networks/shared-memory/internal").asBoolean()).isTrue();
        assertThat(memory.path("ports")).isEmpty();
        for (String same : List.of("read_only", "cap_drop", "security_opt")) {
            assertThat(memory.path(same)).as(same).isEqualTo(adapter().path(same));
        }
    }

    @Test
    void its_password_and_its_address_are_files() throws IOException {
        JsonNode overlay = new YAMLMapper().readTree(Files.readString(Path.of("deploy/compose.shared-memory.yaml")));

        assertThat(names(overlay.path("secrets"))).containsExactlyInAnyOrder("shared-memory-url", "shared-memory.conf");
        assertThat(overlay.at("/services/adapter/environment/ADAPTER_SHARED_MEMORY_URL_FILE")
                        .asText())
                .isEqualTo("/run/secrets/shared-memory-url");
        assertThat(overlay.at("/services/shared-memory/command/0").asText())
                .isEqualTo("/run/secrets/shared-memory.conf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox", "production"})
    void a_tenant_has_settings_and_no_secrets(String tenant) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("deploy/tenants", tenant, "tenant.env")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();

        assertThat(adapter().path("env_file").path(0).asText()).isEqualTo("tenants/${TENANT:-sandbox}/tenant.env");
        assertThat(lines)
                .allMatch(line -> SETTING.matcher(line).matches())
                .anyMatch(line -> line.startsWith("ZENDESK_SUBDOMAIN="))
                .noneMatch(line -> line.matches("(?i).*(SECRET|TOKEN|AUTH_HEADER_VALUES|PASSWORD)=.*"));
    }
}
