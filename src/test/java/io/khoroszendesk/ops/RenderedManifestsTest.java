package io.khoroszendesk.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kustomize alone knows whether patches meet what they are to change, and what comes out. */
class RenderedManifestsTest {

    private static final String SERVER = "khoros-zendesk-adapter";
    private static final String SYNC = "khoros-zendesk-adapter-care-sync";
    private static final String MEMORY = "khoros-zendesk-adapter-shared-memory";
    private static final int HTTPS = 443;
    private static final int DNS = 53;
    private static final int PROXY = 3128;
    private static final int OTLP = 4317;
    private static final int REDIS = 6379;

    private static List<Rendering> renderings;

    @BeforeAll
    static void renderWhereKubectlIsInstalled(@TempDir Path directory) throws Exception {
        Path kubectl = Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(":")).map(path -> Path.of(path, "kubectl")),
                        Stream.of(Path.of("target/tools/kubectl").toAbsolutePath()))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(kubectl != null, "kubectl is not installed; make manifests installs it");
        Process render = new ProcessBuilder("src/test/sh/render-manifests", kubectl.toString(), directory.toString())
                .inheritIO()
                .start();
        assertThat(render.waitFor()).isZero();
        try (Stream<Path> files = Files.list(directory)) {
            renderings = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(Rendering::read)
                    .toList();
        }
    }

    private static Rendering rendering(String name) {
        return renderings.stream()
                .filter(rendering -> rendering.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_tenant_is_rendered_alone_with_each_component_and_with_all() {
        assertThat(renderings)
                .extracting(Rendering::name)
                .contains("sandbox", "sandbox+care-sync", "sandbox+events", "sandbox+shared-memory", "production+all");
    }

    @Test
    void everything_is_in_the_namespace_of_the_tenant() throws IOException {
        for (Rendering rendering : renderings) {
            JsonNode tenant = Manifests.tree(
                    Path.of("deploy/tenants", rendering.name().replaceFirst("[+].*", ""), "kustomization.yaml"));
            assertThat(rendering.objects()).as(rendering.name()).allSatisfy(object -> assertThat(
                            object.getMetadata().getNamespace())
                    .isEqualTo(tenant.path("namespace").asText()));
        }
    }

    @Test
    void the_server_and_the_sync_run_the_same_image_with_a_tag() {
        assertThat(rendering("sandbox+all").images("adapter", "sync").distinct())
                .singleElement()
                .asString()
                .matches("khoros-zendesk-adapter:.+");
    }

    @Test
    void the_check_before_the_start_is_the_server_with_another_command_and_without_what_it_cannot_have() {
        PodSpec pod = rendering("sandbox+checked-start").pods().get(SERVER).getSpec();
        Container server = pod.getContainers().getFirst();

        assertThat(pod.getInitContainers()).singleElement().satisfies(check -> {
            assertThat(check.getCommand()).containsExactly("/work/adapter", "check", "--wait=2m");
            assertThat(check.getImage()).isEqualTo(server.getImage());
            assertThat(check.getEnv()).isEqualTo(server.getEnv());
            assertThat(check.getEnvFrom()).isEqualTo(server.getEnvFrom());
            assertThat(check.getVolumeMounts()).isEqualTo(server.getVolumeMounts());
            assertThat(check.getSecurityContext()).isEqualTo(server.getSecurityContext());
            assertThat(check.getStartupProbe()).isNull();
            assertThat(check.getLivenessProbe()).isNull();
            assertThat(check.getReadinessProbe()).isNull();
            assertThat(check.getLifecycle()).isNull();
        });
    }

    @Test
    void no_pod_is_outside_of_the_network_policies() {
        for (Rendering rendering : renderings) {
            assertThat(rendering.pods()).as(rendering.name()).isNotEmpty().allSatisfy((name, pod) -> assertThat(
                            rendering.policies(pod))
                    .anySatisfy(policy -> assertThat(policy.getSpec().getPolicyTypes())
                            .containsExactlyInAnyOrder("Ingress", "Egress")));
        }
    }

    @Test
    void no_pod_runs_as_root_or_in_its_group() {
        for (Rendering rendering : renderings) {
            assertThat(rendering.pods()).as(rendering.name()).allSatisfy((name, pod) -> assertThat(
                            pod.getSpec().getSecurityContext())
                    .extracting(
                            PodSecurityContext::getRunAsNonRoot,
                            PodSecurityContext::getRunAsUser,
                            PodSecurityContext::getRunAsGroup)
                    .containsExactly(true, 1001L, 1001L));
        }
    }

    @Test
    void without_components_a_tenant_calls_names_and_https_only() {
        assertThat(rendering("production").waysOut(SERVER)).containsExactlyInAnyOrder(DNS, HTTPS);
    }

    @Test
    void the_sync_calls_names_and_https_only_and_nobody_calls_it() {
        Rendering rendering = rendering("sandbox+care-sync");

        assertThat(rendering.waysOut(SYNC)).containsExactlyInAnyOrder(DNS, HTTPS);
        assertThat(rendering.policies(rendering.pods().get(SYNC)))
                .allSatisfy(policy -> assertThat(policy.getSpec().getIngress()).isEmpty());
    }

    @Test
    void a_component_opens_the_way_to_what_it_is_about_and_no_other() {
        assertThat(rendering("sandbox+proxy").waysOut(SERVER)).isEqualTo(Set.of(DNS, HTTPS, PROXY));
        assertThat(rendering("sandbox+traces").waysOut(SERVER)).isEqualTo(Set.of(DNS, HTTPS, OTLP));
        assertThat(rendering("sandbox+shared-memory").waysOut(SERVER)).isEqualTo(Set.of(DNS, HTTPS, REDIS));
    }

    @Test
    void proxies_and_collectors_are_reached_by_the_sync_as_well_and_by_nothing_else() {
        Rendering all = rendering("sandbox+all");

        assertThat(all.waysOut(SYNC)).isEqualTo(Set.of(DNS, HTTPS, PROXY, OTLP));
        assertThat(all.waysOut(MEMORY)).isEmpty();
    }
}
