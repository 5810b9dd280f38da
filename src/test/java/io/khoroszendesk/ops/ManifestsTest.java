package io.khoroszendesk.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.khoroszendesk.crm.CrmApiConfig;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestsTest {

    private static final Path KUBERNETES = Path.of("deploy/kubernetes");
    private static final Path COMPONENTS = Path.of("deploy/components");

    private static <T> T manifest(String file, Class<T> type) throws IOException {
        return Manifests.read(KUBERNETES.resolve(file), type);
    }

    private static Deployment deployment() throws IOException {
        return manifest("deployment.yaml", Deployment.class);
    }

    private static PodSpec pod() throws IOException {
        return deployment().getSpec().getTemplate().getSpec();
    }

    private static Container container() throws IOException {
        return pod().getContainers().getFirst();
    }

    static Stream<Path> manifests() throws IOException {
        try (Stream<Path> kubernetes = Files.walk(KUBERNETES);
                Stream<Path> components = Files.walk(COMPONENTS)) {
            return Stream.concat(kubernetes, components)
                    .filter(file -> Files.isRegularFile(file) && !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void every_manifest_has_only_members_that_kubernetes_knows(Path file) throws IOException {
        assertThat(Manifests.read(Files.readString(file))).isNotNull();
    }

    @Test
    void a_member_that_kubernetes_does_not_know_is_refused() throws IOException {
        String misspelt = Files.readString(KUBERNETES.resolve("deployment.yaml"))
                .replace("readOnlyRootFilesystem", "readOnlyRootFileSystem");

        assertThatThrownBy(() -> Manifests.read(misspelt)).hasMessageContaining("readOnlyRootFileSystem");
    }

    @Test
    void the_container_may_do_nothing_it_does_not_need() throws IOException {
        assertThat(container().getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container().getSecurityContext().getAllowPrivilegeEscalation())
                .isFalse();
        assertThat(container().getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(pod().getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod().getSecurityContext().getRunAsGroup()).isEqualTo(1001);
        assertThat(pod().getAutomountServiceAccountToken()).isFalse();
    }

    @Test
    void probes_ask_the_management_port() throws IOException {
        assertThat(List.of(
                        container().getStartupProbe(),
                        container().getLivenessProbe(),
                        container().getReadinessProbe()))
                .extracting(Probe::getHttpGet)
                .allSatisfy(get -> assertThat(get.getPort().getStrVal()).isEqualTo("management"))
                .extracting("path")
                .containsExactly("/q/health/live", "/q/health/live", "/q/health/ready");
    }

    @Test
    void a_pod_has_time_to_finish_open_requests() throws IOException {
        long pause = container().getLifecycle().getPreStop().getSleep().getSeconds();

        assertThat(pod().getTerminationGracePeriodSeconds()).isGreaterThan(pause + 20);
    }

    @Test
    void everything_selects_the_pods_of_the_deployment() throws IOException {
        Map<String, String> labels =
                deployment().getSpec().getTemplate().getMetadata().getLabels();

        assertThat(deployment().getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
        assertThat(manifest("service.yaml", Service.class).getSpec().getSelector())
                .isEqualTo(labels);
        assertThat(manifest("disruption-budget.yaml", PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels())
                .isEqualTo(labels);
        assertThat(manifest("network-policy.yaml", NetworkPolicy.class)
                        .getSpec()
                        .getPodSelector()
                        .getMatchLabels())
                .isEqualTo(labels);
    }

    @Test
    void the_internet_sees_the_api_and_nothing_else() throws IOException {
        assertThat(manifest("ingress.yaml", Ingress.class).getSpec().getRules())
                .flatExtracting(rule -> rule.getHttp().getPaths())
                .singleElement()
                .satisfies(path -> {
                    assertThat(path.getPath()).isEqualTo("/api/v1");
                    assertThat(path.getBackend().getService().getPort().getName())
                            .isEqualTo("http");
                });
        assertThat(manifest("service.yaml", Service.class).getSpec().getPorts())
                .extracting(ServicePort::getName)
                .containsExactly("http");
    }

    @Test
    void a_body_that_the_adapter_takes_is_let_through_by_the_ingress() throws IOException {
        BigInteger taken = OperatorSettings.of(CrmApiConfig.class).maxBodySize().asBigInteger();

        assertThat(manifest("ingress.yaml", Ingress.class).getMetadata().getAnnotations())
                .containsOnlyKeys("nginx.ingress.kubernetes.io/proxy-body-size", "nginx.org/client-max-body-size")
                .allSatisfy((controller, limit) -> assertThat(
                                new MemorySizeConverter().convert(limit).asBigInteger())
                        .isGreaterThan(taken));
    }

    @Test
    void one_replica_stays_while_another_one_is_evicted() throws IOException {
        assertThat(manifest("disruption-budget.yaml", PodDisruptionBudget.class)
                        .getSpec()
                        .getMaxUnavailable()
                        .getIntVal())
                .isLessThan(deployment().getSpec().getReplicas());
    }

    @Test
    void the_secret_has_the_files_that_the_container_reads() throws IOException {
        Secret secret = manifest("secret.example.yaml", Secret.class);
        List<String> files = container().getEnv().stream()
                .map(variable -> variable.getValue().replaceFirst(".*/", ""))
                .toList();

        assertThat(secret.getStringData().keySet()).containsExactlyInAnyOrderElementsOf(files);
        assertThat(pod().getVolumes().getFirst().getSecret().getSecretName())
                .isEqualTo(secret.getMetadata().getName());
    }

    @Test
    void the_sync_runs_one_at_a_time_with_a_place_to_remember() throws IOException {
        CronJob job = manifest("care-sync/cron-job.yaml", CronJob.class);
        PodSpec pod = job.getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
        Container sync = pod.getContainers().getFirst();
        Map<String, String> variables =
                sync.getEnv().stream().collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
        String mounted = sync.getVolumeMounts().stream()
                .filter(mount -> mount.getName().equals("state"))
                .findFirst()
                .orElseThrow()
                .getMountPath();

        assertThat(job.getSpec().getConcurrencyPolicy()).isEqualTo("Forbid");
        assertThat(sync.getArgs()).containsExactly("sync");
        assertThat(variables.get("ADAPTER_STATE_DIR")).startsWith(mounted + "/");
        assertThat(pod.getVolumes().stream().filter(volume -> volume.getName().equals("state")))
                .singleElement()
                .satisfies(
                        volume -> assertThat(volume.getPersistentVolumeClaim().getClaimName())
                                .isEqualTo(manifest("care-sync/volume-claim.yaml", PersistentVolumeClaim.class)
                                        .getMetadata()
                                        .getName()));
        assertThat(sync.getSecurityContext()).isEqualTo(container().getSecurityContext());
        assertThat(pod.getSecurityContext()).isEqualTo(pod().getSecurityContext());
    }

    @Test
    void the_service_sends_nobody_to_the_sync() throws IOException {
        assertThat(manifest("care-sync/cron-job.yaml", CronJob.class)
                        .getSpec()
                        .getJobTemplate()
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getLabels())
                .doesNotContainEntry(
                        "app.kubernetes.io/name",
                        manifest("service.yaml", Service.class)
                                .getSpec()
                                .getSelector()
                                .get("app.kubernetes.io/name"));
    }

    @Test
    void only_tenants_that_want_it_have_the_sync_and_its_way_in() throws IOException {
        JsonNode component = Manifests.tree(KUBERNETES.resolve("care-sync/kustomization.yaml"));
        JsonNode base = Manifests.tree(KUBERNETES.resolve("kustomization.yaml"));

        assertThat(component.path("kind").asText()).isEqualTo("Component");
        assertThat(base.path("resources").toString()).doesNotContain("care-sync");
        assertThat(component.path("resources"))
                .allSatisfy(file -> assertThat(KUBERNETES.resolve("care-sync").resolve(file.asText()))
                        .exists());
        assertThat(component.at("/patches/0/patch").asText()).contains("path: /hooks/zendesk", "pathType: Exact");
    }
}
