package io.khoroszendesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What GitHub runs has as few rights as it can do with, and is what was looked at. {@code make workflows} checks the syntax. */
class WorkflowsTest {

    private static final Path RELEASE = Path.of(".github/workflows/release.yml");
    private static final Pattern USES = Pattern.compile("^[ -]*uses: (?!\\./)(.*)$", Pattern.MULTILINE);
    private static final Pattern PINNED = Pattern.compile("([\\w-]+/[\\w-]+)@([0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+)");

    static Stream<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(".github/workflows"))) {
            return files.sorted().toList().stream();
        }
    }

    private static Map<String, JsonNode> jobs(Path workflow) throws IOException {
        Map<String, JsonNode> jobs = new TreeMap<>();
        Manifests.tree(workflow).path("jobs").properties().forEach(job -> jobs.put(job.getKey(), job.getValue()));
        return jobs;
    }

    private static Stream<JsonNode> steps(Path workflow) throws IOException {
        return Manifests.tree(workflow).path("jobs").findValues("steps").stream()
                .flatMap(steps ->
                        Stream.iterate(0, i -> i < steps.size(), i -> i + 1).map(steps::path));
    }

    private static Stream<String> actions(Path workflow) {
        try {
            return USES.matcher(Files.readString(workflow)).results().map(result -> result.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void every_action_is_pinned_to_a_commit_with_its_version_beside_it(Path workflow) {
        assertThat(actions(workflow)).isNotEmpty().allMatch(action -> PINNED.matcher(action)
                .matches());
    }

    @Test
    void an_action_is_the_same_one_everywhere() throws IOException {
        assertThat(workflows()
                        .flatMap(WorkflowsTest::actions)
                        .map(PINNED::matcher)
                        .flatMap(matcher -> matcher.results())
                        .collect(Collectors.groupingBy(
                                result -> result.group(1),
                                Collectors.mapping(result -> result.group(2), Collectors.toSet()))))
                .isNotEmpty()
                .allSatisfy((action, commits) -> assertThat(commits).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void a_job_has_no_rights_but_those_that_it_names(Path workflow) throws IOException {
        JsonNode ofAll = Manifests.tree(workflow).path("permissions");

        assertThat(ofAll.isObject()).isTrue();
        assertThat(ofAll).isEmpty();
        assertThat(jobs(workflow))
                .allSatisfy((name, job) -> assertThat(job.path("permissions")).isNotEmpty());
    }

    @Test
    void only_the_job_that_publishes_may_write() throws IOException {
        Map<String, JsonNode> mayWrite = workflows()
                .flatMap(WorkflowsTest::jobsOf)
                .filter(job -> job.getValue().path("permissions").toString().contains("write"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(mayWrite).containsOnlyKeys("publish");
        assertThat(mayWrite.get("publish").path("permissions").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("packages", "id-token", "attestations");
    }

    private static Stream<Map.Entry<String, JsonNode>> jobsOf(Path workflow) {
        try {
            return jobs(workflow).entrySet().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_job_that_publishes_runs_nothing_of_the_repository() throws IOException {
        String job = jobs(RELEASE).get("publish").toString();

        assertThat(job).doesNotContain("actions/checkout", "make ", "docker build ", "docker run ");
    }

    @Test
    void only_a_tag_publishes() throws IOException {
        JsonNode when = Manifests.tree(RELEASE).path("on");

        assertThat(when.properties()).extracting(Map.Entry::getKey).containsExactly("push");
        assertThat(when.path("push").properties()).extracting(Map.Entry::getKey).containsExactly("tags");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void a_job_ends_in_time(Path workflow) throws IOException {
        assertThat(jobs(workflow)).allSatisfy((name, job) -> assertThat(
                        job.has("uses") || job.path("timeout-minutes").isInt())
                .as(name)
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void what_is_checked_out_has_no_credentials_in_it(Path workflow) throws IOException {
        assertThat(steps(workflow)
                        .filter(step -> step.path("uses").asText().startsWith("actions/checkout@"))
                        .map(step -> step.at("/with/persist-credentials").asText()))
                .isNotEmpty()
                .containsOnly("false");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void nothing_is_pasted_into_a_script(Path workflow) throws IOException {
        assertThat(steps(workflow).map(step -> step.path("run").asText()))
                .isNotEmpty()
                .noneMatch(script -> script.contains("${{"));
    }
}
