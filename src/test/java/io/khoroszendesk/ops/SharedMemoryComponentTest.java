package io.khoroszendesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a tenant adds to its manifests, or to Compose's file, so that its replicas share a memory. */
class SharedMemoryComponentTest {

    private static final Path DIRECTORY = Path.of("deploy/components/shared-memory");
    private static final Path COMPONENT = DIRECTORY.resolve("kustomization.yaml");
    private static final Path ADAPTER = Path.of("deploy/kubernetes/deployment.yaml");
    private static final Path COMPOSE = Path.of("deploy/compose.shared-memory.yaml");
    private static final int PORT = 6379;

    private static Deployment deployment() throws IOException {
        return Manifests.read(DIRECTORY.resolve("deployment.yaml"), Deployment.class);
    }

    private static PodSpec pod() throws IOException {
        return deployment().getSpec().getTemplate().getSpec();
    }

    private static Container container() throws IOException {
        return pod().getContainers().getFirst();
    }

    private static Map<String, String> labels(Deployment deployment) {
        return deployment.getSpec().getTemplate().getMetadata().getLabels();
    }

    private static NetworkPolicy policy() throws IOException {
        return Manifests.read(DIRECTORY.resolve("network-policy.yaml"), NetworkPolicy.class);
    }

    private static Service service() throws IOException {
        return Manifests.read(DIRECTORY.resolve("service.yaml"), Service.class);
    }

    private static JsonNode composed(String service) throws IOException {
        return Manifests.tree(COMPOSE).path("services").path(service);
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    @Test
    void it_has_the_manifests_of_its_directory() throws IOException {
        JsonNode component = Manifests.tree(COMPONENT);

        assertThat(component.path("kind").asText()).isEqualTo("Component");
        assertThat(component.path("resources"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("deployment.yaml", "service.yaml", "network-policy.yaml");
    }

    @Test
    void nothing_is_saved_and_the_memory_is_bounded() throws IOException {
        assertThat(container().getArgs())
                .containsSubsequence("--save", "")
                .containsSubsequence("--appendonly", "no")
                .containsSubsequence("--maxmemory", "64mb")
                .containsSubsequence("--maxmemory-policy", "volatile-ttl");
        assertThat(container().getResources().getLimits().get("memory").getNumericalAmount())
                .isGreaterThanOrEqualTo(BigDecimal.valueOf(2L * 64 * 1024 * 1024));
    }

    @Test
    void there_is_one_memory_even_while_it_is_replaced() throws IOException {
        assertThat(deployment().getSpec().getReplicas()).isEqualTo(1);
        assertThat(deployment().getSpec().getStrategy().getType()).isEqualTo("Recreate");
    }

    @Test
    void the_container_may_do_as_little_as_that_of_the_adapter() throws IOException {
        PodSpec adapter = Manifests.read(ADAPTER, Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec();

        assertThat(container().getSecurityContext())
                .isEqualTo(adapter.getContainers().getFirst().getSecurityContext());
        assertThat(pod().getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod().getSecurityContext().getSeccompProfile())
                .isEqualTo(adapter.getSecurityContext().getSeccompProfile());
        assertThat(pod().getAutomountServiceAccountToken()).isFalse();
    }

    @Test
    void probes_ask_the_server_itself() throws IOException {
        assertThat(List.of(
                        container().getStartupProbe(),
                        container().getLivenessProbe(),
                        container().getReadinessProbe()))
                .allSatisfy(probe -> assertThat(probe.getExec().getCommand()).containsExactly("valkey-cli", "ping"));
    }

    @Test
    void the_password_is_a_file_of_the_secret_and_the_only_one_it_sees() throws IOException {
        assertThat(container().getArgs().getFirst()).isEqualTo("/run/secrets/shared-memory/shared-memory.conf");
        assertThat(pod().getVolumes()).singleElement().satisfies(volume -> assertThat(
                        volume.getSecret().getItems())
                .extracting(KeyToPath::getKey)
                .containsExactly("shared-memory.conf"));
    }

    @Test
    void without_a_password_nobody_is_let_in_from_outside() throws IOException {
        assertThat(container().getArgs()).containsSubsequence("--protected-mode", "yes");
    }

    @Test
    void the_adapter_reads_the_address_from_a_file_of_the_secret() throws IOException {
        EnvVar variable = Manifests.added(COMPONENT, 0, EnvVar.class);

        assertThat(variable.getName()).isEqualTo("ADAPTER_SHARED_MEMORY_URL_FILE");
        assertThat(variable.getValue()).isEqualTo("/run/secrets/adapter/shared-memory-url");
    }

    @Test
    void only_the_adapter_reaches_it_and_it_reaches_nobody() throws IOException {
        assertThat(policy().getSpec().getPodSelector().getMatchLabels()).isEqualTo(labels(deployment()));
        assertThat(policy().getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(policy().getSpec().getEgress()).isEmpty();
        assertThat(policy().getSpec().getIngress()).singleElement().satisfies(rule -> {
            assertThat(rule.getFrom())
                    .extracting(SharedMemoryComponentTest::pods)
                    .containsExactly(labels(Manifests.read(ADAPTER, Deployment.class)));
            assertThat(rule.getPorts()).singleElement().satisfies(port -> assertThat(
                            port.getPort().getStrVal())
                    .isEqualTo(container().getPorts().getFirst().getName()));
        });
    }

    @Test
    void the_adapter_is_let_through_to_it() throws IOException {
        NetworkPolicyEgressRule rule = Manifests.added(COMPONENT, 1, NetworkPolicyEgressRule.class);

        assertThat(rule.getTo()).extracting(SharedMemoryComponentTest::pods).containsExactly(labels(deployment()));
        assertThat(rule.getPorts())
                .singleElement()
                .satisfies(port -> assertThat(port.getPort().getIntVal()).isEqualTo(PORT));
        assertThat(container().getPorts().getFirst().getContainerPort()).isEqualTo(PORT);
    }

    @Test
    void its_service_leads_to_it_and_no_other_service_does() throws IOException {
        assertThat(service().getSpec().getSelector())
                .isEqualTo(labels(deployment()))
                .isNotEqualTo(labels(Manifests.read(ADAPTER, Deployment.class)));
        assertThat(service().getSpec().getPorts()).singleElement().satisfies(port -> assertThat(port.getPort())
                .isEqualTo(PORT));
    }

    @Test
    void compose_starts_the_same_server_as_kubernetes() throws IOException {
        JsonNode server = composed("shared-memory");

        assertThat(server.path("image").asText()).isEqualTo(container().getImage());
        assertThat(texts(server.path("entrypoint"))).isEqualTo(container().getCommand());
        assertThat(texts(server.path("command")).stream().skip(1))
                .containsExactlyElementsOf(
                        container().getArgs().stream().skip(1).toList());
    }

    private static Map<String, String> pods(NetworkPolicyPeer peer) {
        return peer.getPodSelector().getMatchLabels();
    }
}
