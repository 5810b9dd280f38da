package io.khoroszendesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Canaries;
import io.khoroszendesk.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the log of what is packaged says to machines, at its start, and after its levels were changed. */
class LogsIT {

    private static final String JANE = "/api/v1/customer/32500000000101";
    private static final String CALLS = "io.khoroszendesk.zendesk.call";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    private static final Acme ACME = new Acme();

    @TempDir
    Path directory;

    @Test
    void the_line_of_a_request_has_members_and_its_reference_once() {
        try (Program server = Program.serving(ACME.environment())) {
            HttpResponse<String> answer = server.get(server.api() + JANE);
            server.terminate();
            server.exitCode();

            String reference = answer.headers().firstValue("X-Correlation-Id").orElseThrow();
            String text = server.lines().stream()
                    .filter(line -> line.contains("findcustomer 200"))
                    .findFirst()
                    .orElseThrow();
            JsonNode line = Json.read(text);
            assertThat(text).containsOnlyOnce(reference);
            assertThat(line.path("mdc").path("correlationId").asText()).isEqualTo(reference);
            assertThat(line.path("operation").asText()).isEqualTo("findcustomer");
            assertThat(line.path("status").isInt()).isTrue();
            assertThat(line.path("duration_ms").isIntegralNumber()).isTrue();
            assertThat(line.path("zendesk_calls").asInt()).isPositive();
            assertThat(line.path("zendesk_request_ids").isArray()).isTrue();
            assertThat(line.path("zendesk_request_ids").path(0).isTextual()).isTrue();
        }
    }

    @Test
    void one_line_at_the_start_says_what_runs_and_no_secret() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), Canaries.SECRET);
        try (Program server = Program.serving(ACME.environment(
                "ZENDESK_OAUTH_CLIENT_SECRET",
                Canaries.SECRET,
                "ZENDESK_WEBHOOK_SECRET_FILE",
                secret.toString(),
                "KHOROS_AUTH_HEADER_VALUES",
                Canaries.KEY + "-that-is-long-enough",
                "KHOROS_EVENTS_TOKEN",
                Canaries.TOKEN + "that-is-long-enough",
                "CARE_URL",
                "http://localhost:1",
                "CARE_USERNAME",
                "canary-user",
                "CARE_PASSWORD",
                Canaries.SECRET,
                "CARE_CRM_KEY",
                "canary_1",
                "ADAPTER_SHARED_MEMORY_URL",
                "redis://:" + Canaries.SECRET + "@localhost:1",
                "ADAPTER_DEADLINE",
                "6s",
                "ADAPTER_DRY_RUN",
                "true"))) {
            await(() -> messages(server, message -> message.startsWith("Adapter ")) > 0);
            server.terminate();
            server.exitCode();

            List<JsonNode> lines = server.lines().stream()
                    .map(Json::read)
                    .filter(line -> line.has("tenant"))
                    .toList();
            assertThat(lines).hasSize(1);
            JsonNode line = lines.getFirst();
            assertThat(line.path("message").asText())
                    .startsWith("Adapter " + line.path("version").asText() + ", revision ")
                    .contains(", for Zendesk's account acme. On: ");
            assertThat(line.path("version").asText()).isNotBlank();
            assertThat(line.path("tenant").asText()).isEqualTo("acme");
            assertThat(texts(line.path("features")))
                    .containsExactly("care", "webhook", "events", "shared memory", "dry run");
            assertThat(texts(line.path("settings")))
                    .contains(
                            "ADAPTER_DEADLINE=6s",
                            "ADAPTER_DRY_RUN=true",
                            "ADAPTER_SHARED_MEMORY_URL=set",
                            "CARE_PASSWORD=set",
                            "KHOROS_AUTH_HEADER_VALUES=set",
                            "ZENDESK_OAUTH_CLIENT_SECRET=set",
                            "ZENDESK_WEBHOOK_SECRET_FILE=set");
            assertThat(Canaries.in(server.output())).isEmpty();
        }
    }

    @Test
    void levels_change_while_it_runs() throws IOException {
        Path levels = directory.resolve("levels");
        try (Program server = Program.serving(ACME.environment("ADAPTER_LOG_LEVELS_FILE", levels.toString()))) {
            server.get(server.api() + JANE);
            Files.writeString(levels, CALLS + "=DEBUG\n");
            await(() -> has(server, "Log levels: " + CALLS + "=DEBUG"));
            server.get(server.api() + JANE);
            await(() -> calls(server) > 0);
            Files.writeString(levels, "");
            await(() -> has(server, "Log levels: as at the start"));
            long before = calls(server);
            server.get(server.api() + JANE);
            server.terminate();
            server.exitCode();

            assertThat(calls(server)).isEqualTo(before);
        }
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    private static boolean has(Program server, String message) {
        return messages(server, message::equals) > 0;
    }

    /** How many attempts of calls were told. */
    private static long calls(Program server) {
        return messages(server, message -> message.startsWith("GET /users/{id} 200 in "));
    }

    private static long messages(Program server, Predicate<String> wanted) {
        return server.lines().stream()
                .map(line -> Json.read(line).path("message").asText())
                .filter(wanted)
                .count();
    }

    private static void await(Supplier<Boolean> condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.get()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
