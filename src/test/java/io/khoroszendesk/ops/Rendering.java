package io.khoroszendesk.ops;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What kustomize makes of a tenant and some components: all that a cluster is given. */
record Rendering(String name, List<HasMetadata> objects) {

    static Rendering read(Path file) {
        try {
            return new Rendering(
                    file.getFileName().toString().replace(".yaml", ""),
                    Arrays.stream(Files.readString(file).split("(?m)^---$"))
                            .map(Manifests::read)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pods that run, by the names of what starts them. */
    Map<String, PodTemplateSpec> pods() {
        Map<String, PodTemplateSpec> pods = new TreeMap<>();
        for (HasMetadata object : objects) {
            switch (object) {
                case Deployment deployment ->
                    pods.put(name(object), deployment.getSpec().getTemplate());
                case CronJob job ->
                    pods.put(
                            name(object),
                            job.getSpec().getJobTemplate().getSpec().getTemplate());
                default -> {}
            }
        }
        return pods;
    }

    private static String name(HasMetadata object) {
        return object.getMetadata().getName();
    }

    /** The policies that hold for pods like this. */
    List<NetworkPolicy> policies(PodTemplateSpec pod) {
        return objects.stream()
                .filter(NetworkPolicy.class::isInstance)
                .map(NetworkPolicy.class::cast)
                .filter(policy -> selects(
                        policy.getSpec().getPodSelector(), pod.getMetadata().getLabels()))
                .toList();
    }

    private static boolean selects(LabelSelector selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
                && selector.getMatchExpressions().stream()
                        .allMatch(wanted -> wanted.getOperator().equals("In")
                                && wanted.getValues().contains(labels.get(wanted.getKey())));
    }

    /** The ports to which the policies let the pods of a Deployment or a CronJob call. */
    Set<Integer> waysOut(String name) {
        return policies(pods().get(name)).stream()
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .flatMap(rule -> rule.getPorts().stream())
                .map(port -> port.getPort().getIntVal())
                .collect(Collectors.toSet());
    }

    /** The images that containers of a name run. */
    Stream<String> images(String... containers) {
        return pods().values().stream()
                .flatMap(pod -> pod.getSpec().getContainers().stream())
                .filter(container -> List.of(containers).contains(container.getName()))
                .map(container -> container.getImage());
    }

    @Override
    public String toString() {
        return name;
    }
}
