package io.khoroszendesk.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prometheus' own tool checks the rules and runs their tests, where it is installed. */
class AlertRulesTest {

    private static final Path DIRECTORY = Path.of("deploy/prometheus");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check rules alerts.yaml",
                "check config prometheus.yaml",
                "test rules alerts.test.yaml",
                "test rules alerts.near.test.yaml",
                "test rules alerts.slow.test.yaml"
            })
    void promtool_finds_nothing_wrong(String arguments) throws Exception {
        assumeTrue(isThere(), "promtool is not installed");
        Process promtool = new ProcessBuilder(("promtool " + arguments).split(" "))
                .directory(DIRECTORY.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(output).isZero();
    }

    @Test
    void every_alert_has_a_test() throws IOException {
        String tests = Files.readString(DIRECTORY.resolve("alerts.test.yaml"))
                + Files.readString(DIRECTORY.resolve("alerts.slow.test.yaml"));

        assertThat(Files.readString(DIRECTORY.resolve("alerts.yaml")).lines())
                .filteredOn(line -> line.contains("- alert: "))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(tests)
                        .contains("alertname: " + line.replaceFirst(".*alert: ", "") + "\n        exp_alerts:"));
    }

    @Test
    void every_alert_has_a_test_of_what_comes_near_and_is_none() throws IOException {
        String quiet = (Files.readString(DIRECTORY.resolve("alerts.near.test.yaml"))
                        + Files.readString(DIRECTORY.resolve("alerts.slow.test.yaml")))
                .replaceAll("alertname: \\w+\n +exp_alerts:", "");

        assertThat(Files.readString(DIRECTORY.resolve("alerts.yaml")).lines())
                .filteredOn(line -> line.contains("- alert: "))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(quiet).containsPattern("alertname: " + line.replaceFirst(".*alert: ", "") + "\\b"));
    }

    private static boolean isThere() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "promtool")));
    }
}
