package io.khoroszendesk.observe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Those who watch what the adapter counts: the rules and the dashboard. */
final class Watchers {

    static final Path RULES = Path.of("deploy/prometheus/alerts.yaml");
    static final Path DASHBOARD = Path.of("deploy/grafana/khoros-zendesk-adapter.json");

    /** What Prometheus adds itself, and what kube-state-metrics adds about the sync, which nobody scrapes while it runs. */
    static final Set<String> OF_OTHERS = Set.of("up", "ALERTS", "kube_cronjob_status_last_successful_time");

    private Watchers() {}

    static List<String> expressions() throws IOException {
        return Stream.concat(
                        new YAMLMapper().readTree(Files.readString(RULES)).findValuesAsText("expr").stream(),
                        new ObjectMapper().readTree(Files.readString(DASHBOARD)).findValuesAsText("expr").stream())
                .toList();
    }
}
