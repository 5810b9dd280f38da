package io.khoroszendesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The manifests of Kubernetes, read as its own model has them. */
final class Manifests {

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "apps/v1 Deployment", Deployment.class,
            "v1 Service", Service.class,
            "v1 PersistentVolumeClaim", PersistentVolumeClaim.class,
            "batch/v1 CronJob", CronJob.class,
            "v1 Secret", Secret.class,
            "networking.k8s.io/v1 Ingress", Ingress.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "v1 ConfigMap", ConfigMap.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class);
    private static final ObjectMapper YAML = strict();

    private Manifests() {}

    /** The model keeps members that it doesn't know; here they are refused. */
    private static ObjectMapper strict() {
        return YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .annotationIntrospector(new JacksonAnnotationIntrospector() {
                    @Override
                    public Boolean hasAnySetter(Annotated member) {
                        return false;
                    }
                })
                .build();
    }

    static HasMetadata read(String text) {
        try {
            JsonNode tree = YAML.readTree(text);
            String kind =
                    tree.path("apiVersion").asText() + " " + tree.path("kind").asText();
            assertThat(KINDS).as("kinds of manifests").containsKey(kind);
            return YAML.readValue(text, KINDS.get(kind));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    static <T> T read(Path file, Class<T> type) throws IOException {
        return type.cast(read(Files.readString(file)));
    }

    /** A file of any kind, such as kustomize's own. */
    static JsonNode tree(Path file) throws IOException {
        return YAML.readTree(Files.readString(file));
    }

    /** The operations of one of the patches of a kustomization. */
    static JsonNode operations(Path kustomization, int patch) throws IOException {
        return YAML.readTree(
                tree(kustomization).path("patches").path(patch).path("patch").asText());
    }

    /** The value that a component adds by one operation of one of its patches. */
    static <T> T added(Path component, int patch, Class<T> type) throws IOException {
        JsonNode operation = operations(component, patch).path(0);
        assertThat(operation.path("op").asText()).isEqualTo("add");
        return YAML.treeToValue(operation.path("value"), type);
    }
}
