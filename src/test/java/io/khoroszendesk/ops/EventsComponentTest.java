package io.khoroszendesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.khoroszendesk.marketing.events.EventsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a tenant adds to its manifests to take events. */
class EventsComponentTest {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path COMPONENT = Path.of("deploy/components/events/kustomization.yaml");

    private static <T> T added(int patch, Class<T> type) throws IOException {
        JsonNode component = YAML.readTree(Files.readString(COMPONENT));
        JsonNode operation = YAML.readTree(
                        component.path("patches").path(patch).path("patch").asText())
                .path(0);
        assertThat(operation.path("op").asText()).isEqualTo("add");
        return YAML.treeToValue(operation.path("value"), type);
    }

    @Test
    void the_internet_sees_the_hook_at_its_path() throws IOException {
        HTTPIngressPath path = added(0, HTTPIngressPath.class);

        assertThat(path.getPath())
                .isEqualTo(OperatorSettings.of(EventsConfig.class).path());
        assertThat(path.getPathType()).isEqualTo("Exact");
        assertThat(path.getBackend().getService().getPort().getName()).isEqualTo("http");
    }

    @Test
    void the_token_is_a_file_of_the_secret() throws IOException {
        EnvVar variable = added(1, EnvVar.class);

        assertThat(variable.getName()).isEqualTo("KHOROS_EVENTS_TOKEN_FILE");
        assertThat(variable.getValue()).startsWith("/run/secrets/adapter/");
    }
}
