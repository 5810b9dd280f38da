package io.khoroszendesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each tenant lays over the manifests that all have in common. */
class TenantsTest {

    private static final Path KUBERNETES = Path.of("deploy/kubernetes");
    private static final Pattern VERSION = Pattern.compile("<version>(.+)</version>");

    static Stream<Path> tenants() throws IOException {
        try (Stream<Path> directories = Files.list(Path.of("deploy/tenants"))) {
            return directories.sorted().toList().stream();
        }
    }

    private static JsonNode overlay(Path tenant) throws IOException {
        return Manifests.tree(tenant.resolve("kustomization.yaml"));
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void a_tenant_adds_its_settings_to_what_all_have_in_common(Path tenant) throws IOException {
        JsonNode overlay = overlay(tenant);
        JsonNode base = Manifests.tree(KUBERNETES.resolve("kustomization.yaml"));

        assertThat(tenant.resolve(overlay.path("resources").path(0).asText()).normalize())
                .isEqualTo(KUBERNETES);
        assertThat(overlay.at("/configMapGenerator/0/name").asText())
                .isEqualTo(Manifests.read(KUBERNETES.resolve("deployment.yaml"), Deployment.class)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getEnvFrom()
                        .getFirst()
                        .getConfigMapRef()
                        .getName());
        assertThat(tenant.resolve(overlay.at("/configMapGenerator/0/envs/0").asText()))
                .exists();
        assertThat(base.path("resources")).allSatisfy(file -> assertThat(KUBERNETES.resolve(file.asText()))
                .exists());
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void a_tenant_runs_the_image_of_this_version(Path tenant) throws IOException {
        String version = VERSION.matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(result -> result.group(1))
                .findFirst()
                .orElseThrow();

        assertThat(overlay(tenant).path("images")).singleElement().satisfies(image -> {
            assertThat(image.path("name").asText()).isEqualTo("khoros-zendesk-adapter");
            assertThat(image.path("newTag").asText()).isEqualTo(version);
        });
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void a_tenant_names_its_host_and_the_controller_that_serves_it(Path tenant) throws IOException {
        assertThat(Manifests.operations(tenant.resolve("kustomization.yaml"), 0))
                .extracting(operation -> operation.path("path").asText())
                .contains("/spec/ingressClassName", "/spec/rules/0/host", "/spec/tls/0/hosts/0");
    }
}
