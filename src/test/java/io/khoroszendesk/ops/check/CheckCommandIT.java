package io.khoroszendesk.ops.check;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.khoroszendesk.Json;
import io.khoroszendesk.ops.Acme;
import io.khoroszendesk.ops.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How {@code check} prints, waits, and looks from outside, as it is shipped. */
class CheckCommandIT {

    private static final int BEFORE_ALL_OTHERS = 1;

    @RegisterExtension
    private static final Acme ACME = new Acme();

    @TempDir
    Path directory;

    /** What a command has printed as its result, and its exit code. */
    private record Result(int exit, String output) {

        JsonNode document() {
            return Json.read(output);
        }

        /** What is printed of the check with this name. */
        JsonNode check(String name) {
            for (JsonNode check : document().path("checks")) {
                if (check.path("name").asText().equals(name)) {
                    return check;
                }
            }
            throw new AssertionError(name + " is not in " + output);
        }
    }

    /** Runs a command whose standard output is kept apart from what is told beside it. */
    private Result run(Map<String, String> environment, String... arguments) throws Exception {
        Path output = directory.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(Program.commandLine(arguments))
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        int exit = builder.start().waitFor();
        return new Result(exit, Files.readString(output));
    }

    private static void firstAnswers(int status, String retryAfter) {
        ACME.zendesk.stubFor(get("/api/v2/users/me")
                .atPriority(BEFORE_ALL_OTHERS)
                .inScenario("start")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("later")
                .willReturn(aResponse().withStatus(status).withHeader("Retry-After", retryAfter)));
    }

    @Test
    void an_account_in_which_all_is_well_as_one_document() throws Exception {
        Result result = run(ACME.environment(), "check", "--json");

        assertThat(result.exit()).isZero();
        assertThat(result.document().path("ok").asBoolean()).isTrue();
        assertThat(result.document().path("account").asText()).isEqualTo("acme");
        assertThat(result.document().path("checks").findValuesAsText("name"))
                .containsSubsequence("settings", "connection", "credentials", "fields", "handles", "scopes", "quota");
    }

    @Test
    void missing_settings_are_named_in_the_document() throws Exception {
        Result result = run(Map.of(), "check", "--json");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.document().path("ok").asBoolean()).isFalse();
        assertThat(result.document().path("checks").findValuesAsText("result")).contains("failed", "skipped");
        assertThat(result.output()).contains("\"settings\" : [ \"ZENDESK_SUBDOMAIN\"");
    }

    @Test
    void a_setting_that_keeps_the_application_from_starting_is_told_in_the_document() throws Exception {
        Result result = run(ACME.environment("QUARKUS_VERTX_WORKER_POOL_SIZE", "many"), "check", "--json");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.check("settings").path("message").asText()).contains("QUARKUS_VERTX_WORKER_POOL_SIZE");
    }

    @Test
    void no_secret_is_in_the_document() throws Exception {
        Result result = run(ACME.environment("ZENDESK_OAUTH_CLIENT_ID", "acme-unknown"), "check", "--json");

        assertThat(result.check("credentials").path("result").asText()).isEqualTo("failed");
        assertThat(result.check("credentials").path("remedy").asText()).contains("ZENDESK_OAUTH_CLIENT_SECRET");
        assertThat(result.output()).doesNotContain("ops-secret", "ops-key-of-the-programs");
    }

    @Test
    void an_account_that_is_overloaded_for_a_moment_is_waited_for() {
        firstAnswers(503, "1");

        Program check = Program.ran(ACME.environment("ADAPTER_ZENDESK_MAX_RETRIES", "0"), "check", "--wait");

        assertThat(check.output())
                .contains("Zendesk is overloaded or in maintenance. Waiting, for at most ")
                .contains("All is well.");
        assertThat(check.exitCode()).isZero();
    }

    @Test
    void an_account_that_asks_to_wait_longer_than_there_is_time_is_not_asked_again() {
        firstAnswers(429, "60");

        Program check = Program.ran(ACME.environment(), "check", "--wait=2s");

        assertThat(check.output()).contains("The account's calls of this minute are used up.");
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(ACME.zendesk.findAll(getRequestedFor(urlEqualTo("/api/v2/users/me"))))
                .hasSize(1);
    }

    @Test
    void a_refused_credential_is_not_waited_for() {
        Program check = Program.ran(ACME.environment("ZENDESK_OAUTH_CLIENT_ID", "acme-unknown"), "check", "--wait=10m");

        assertThat(check.output())
                .contains("its identifier or its secret is wrong")
                .doesNotContain("Waiting");
        assertThat(check.exitCode()).isEqualTo(1);
    }

    @Test
    void a_wrong_setting_is_not_waited_for() {
        Program check = Program.ran(Map.of(), "check", "--wait=10m");

        assertThat(check.output()).contains("ZENDESK_SUBDOMAIN is missing").doesNotContain("Waiting");
        assertThat(check.exitCode()).isEqualTo(1);
    }

    @Test
    void whoever_waits_ends_when_told_to() throws Exception {
        try (Program check = Program.started(
                ACME.environment("ZENDESK_URL", "http://localhost:" + closedPort()), "check", "--wait=10m")) {
            while (!check.output().contains("Waiting")) {
                Thread.onSpinWait();
            }
            check.terminate();

            assertThat(check.exitCode()).isEqualTo(143);
            assertThat(check.output()).doesNotContain("problem", "Exception");
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void a_host_of_khoros_that_is_silent_is_a_warning() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Result result = run(
                    ACME.environment(
                            "KHOROS_EVENTS_TOKEN",
                            "a-long-random-token-of-events",
                            "KHOROS_API_URL",
                            "http://localhost:" + silent.getLocalPort()),
                    "check",
                    "--json");

            assertThat(result.check("khoros").path("result").asText()).isEqualTo("warning");
            assertThat(result.check("khoros").path("message").asText()).endsWith("does not answer within 5 s.");
            assertThat(result.exit()).isZero();
        }
    }

    @Test
    void a_server_is_right_from_outside_for_whoever_has_nothing_but_its_address_and_the_key() throws Exception {
        try (Program server = Program.serving(ACME.environment())) {
            Result result = run(
                    Map.of("KHOROS_AUTH_HEADER_VALUES", "ops-key-of-the-programs"),
                    "check",
                    "--json",
                    "--url",
                    server.api());

            assertThat(result.exit()).as(result.output()).isZero();
            assertThat(result.document().path("url").asText()).isEqualTo(server.api() + "/api/v1");
            assertThat(result.document().path("checks").findValuesAsText("name"))
                    .isEqualTo(List.of("address", "no-key", "paths", "wrong-key", "customer", "case"));
        }
    }

    @Test
    void the_key_can_be_entered() {
        try (Program server = Program.serving(ACME.environment())) {
            Program check = Program.answered(
                    "ops-key-of-the-programs\n", Map.of(), "check", "--url", server.api(), "--ask-key");

            assertThat(check.output()).contains("All is well.").doesNotContain("ops-key-of-the-programs");
            assertThat(check.exitCode()).isZero();
        }
    }

    @Test
    void a_wrong_base_path_is_told_from_outside_too_and_nothing_else_of_the_settings() {
        Program check = Program.ran(
                Map.of("ADAPTER_KHOROS_BASE_PATH", "api", "ADAPTER_DEADLINE", "soon"),
                "check",
                "--url",
                "http://localhost:1");

        assertThat(check.output())
                .contains("ADAPTER_KHOROS_BASE_PATH must be a path such as /api/v1.")
                .doesNotContain("ADAPTER_DEADLINE", "ZENDESK_SUBDOMAIN");
        assertThat(check.exitCode()).isEqualTo(1);
    }

    @Test
    void a_certificate_of_a_private_authority_is_refused_from_outside() throws Exception {
        Result result = run(
                Map.of("KHOROS_AUTH_HEADER_VALUES", "ops-key-of-the-programs"),
                "check",
                "--json",
                "--url",
                ACME.secureUrl());

        assertThat(result.check("tls").path("message").asText())
                .startsWith("No public authority vouches for the certificate");
        assertThat(result.exit()).isEqualTo(1);
    }
}
