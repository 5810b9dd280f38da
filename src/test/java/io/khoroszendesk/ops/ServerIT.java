package io.khoroszendesk.ops;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.json;
import static io.khoroszendesk.ZendeskStub.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServerIT {

    private static final String JANE = "/api/v1/customer/32500000000101";

    @RegisterExtension
    private static final Acme ACME = new Acme();

    @Test
    void a_request_that_is_under_way_when_it_is_told_to_stop_is_answered() throws Exception {
        ACME.zendesk.stubFor(get("/api/v2/users/4711")
                .atPriority(1)
                .willReturn(json(200, object("user", user(4711, "Slow Sam"))).withFixedDelay(2_000)));
        try (Program server = Program.serving(ACME.environment())) {
            CompletableFuture<HttpResponse<String>> answer =
                    CompletableFuture.supplyAsync(() -> server.get(server.api() + "/api/v1/customer/4711"));
            while (ACME.zendesk.getAllServeEvents().isEmpty()) {
                Thread.sleep(20);
            }
            Thread.sleep(500);

            server.terminate();

            assertThat(answer.get().statusCode()).isEqualTo(200);
            assertThat(server.exitCode()).isIn(0, 143);
            assertThat(server.output()).contains("stopped in");
        }
    }

    @Test
    void a_trace_file_on_a_full_disk_harms_no_request_and_is_told_once() {
        try (Program server = Program.serving(ACME.environment("ADAPTER_TRACE_FILE", "/dev/full"))) {
            assertThat(server.get(server.api() + JANE).statusCode()).isEqualTo(200);
            assertThat(server.get(server.api() + JANE).statusCode()).isEqualTo(200);
            server.terminate();
            server.exitCode();

            assertThat(server.lines())
                    .filteredOn(line -> line.contains("trace file /dev/full"))
                    .singleElement()
                    .asString()
                    .contains("No space left on device");
        }
    }

    @Test
    void the_log_is_one_json_object_a_line_without_anything_of_customers() {
        try (Program server = Program.serving(ACME.environment())) {
            HttpResponse<String> answer = server.get(server.api() + JANE);
            server.terminate();
            server.exitCode();

            assertThat(server.lines()).allSatisfy(line -> assertThat(
                            Json.read(line).path("message").isTextual())
                    .isTrue());
            String reference = answer.headers().firstValue("X-Correlation-Id").orElseThrow();
            assertThat(server.lines()).anySatisfy(line -> {
                JsonNode entry = Json.read(line);
                assertThat(entry.path("mdc").path("correlationId").asText()).isEqualTo(reference);
            });
            assertThat(answer.body()).contains("Jane Quill");
            assertThat(server.output()).doesNotContain("Jane", "example.com", Acme.KHOROS_KEY, "ops-secret");
        }
    }

    @Test
    void health_and_metrics_are_on_the_management_port_alone() {
        try (Program server = Program.serving(ACME.environment())) {
            server.get(server.api() + JANE);

            assertThat(server.get(server.management() + "/q/metrics").body())
                    .contains("khoros_requests_seconds_count")
                    .contains("zendesk_calls_seconds_count");
            assertThat(server.get(server.management() + "/q/health/ready").statusCode())
                    .isEqualTo(200);
            assertThat(server.get(server.api() + "/q/metrics").statusCode()).isEqualTo(404);
            assertThat(server.get(server.api() + "/swagger-ui/").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void what_is_shipped_describes_itself_to_everybody() {
        try (Program server = Program.serving(ACME.environment())) {
            HttpResponse<String> asked = server.get(server.api() + "/openapi?format=json");
            HttpResponse<String> again = server.get(server.api() + "/openapi?format=json");

            assertThat(asked.statusCode()).isEqualTo(200);
            assertThat(Json.read(asked.body()).path("paths").has("/customer/bestmatch"))
                    .isTrue();
            assertThat(again.body()).isEqualTo(asked.body());
        }
    }

    @Test
    void the_executable_itself_tells_a_container_whether_it_is_healthy() {
        Map<String, String> port;
        try (Program server = Program.serving(ACME.environment())) {
            port = Map.of(
                    "QUARKUS_MANAGEMENT_PORT",
                    String.valueOf(URI.create(server.management()).getPort()));

            assertThat(Program.ran(port, "health").exitCode()).isZero();
            assertThat(Program.ran(port, "health", "--ready").exitCode()).isZero();
        }
        assertThat(Program.ran(port, "health").exitCode()).isEqualTo(1);
    }

    @Test
    void zendesk_behind_a_private_ca_is_called_for_reading_and_creating() {
        try (Program server = Program.serving(ACME.environment(
                "ZENDESK_URL",
                ACME.secureUrl(),
                "QUARKUS_TLS_ZENDESK_TRUST_STORE_PEM_CERTS",
                ACME.ca.certificate().toString()))) {
            assertThat(server.get(server.api() + JANE).statusCode()).isEqualTo(200);
            assertThat(server.post("/api/v1/customer", Json.text(object("name", "Vera Verne")))
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void it_serves_tls_with_a_mounted_certificate() {
        try (Program server = Program.serving(ACME.environment(
                "QUARKUS_PROFILE",
                "prod,tls",
                "ADAPTER_TLS_DIRECTORY",
                ACME.ca.directory().toString()))) {
            assertThat(server.api()).startsWith("https://");
            HttpClient khoros =
                    HttpClient.newBuilder().sslContext(ACME.ca.trusting()).build();

            assertThat(Program.send(khoros, Program.request(server.api() + JANE).build())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_dry_run_reads_and_answers_as_if_it_had_written() {
        try (Program server = Program.serving(ACME.environment(), "--dry-run")) {
            assertThat(server.get(server.api() + JANE).statusCode()).isEqualTo(200);
            HttpResponse<String> created =
                    server.post("/api/v1/customer", Json.text(object("name", "Dora Dry", "email", "dora@example.com")));
            HttpResponse<String> opened = server.post(
                    "/api/v1/case", Json.text(object("customerId", "32500000000101", "title", "Only a rehearsal")));
            server.terminate();
            server.exitCode();

            assertThat(created.statusCode()).isEqualTo(201);
            assertThat(Json.read(created.body()).path("name").asText()).isEqualTo("Dora Dry");
            assertThat(opened.statusCode()).isEqualTo(201);
            assertThat(Json.read(opened.body()).path("title").asText()).isEqualTo("Only a rehearsal");
            assertThat(ACME.writes()).isZero();
            assertThat(server.output())
                    .contains("Dry run, not sent: createUser [email, name, skip_verify_email]")
                    .contains("Dry run, not sent: createTicket")
                    .doesNotContain("Dora");
        }
    }

    @Test
    void settings_that_cannot_work_stop_the_start_and_are_named() {
        Program server = Program.ran(ACME.environment("ZENDESK_SUBDOMAIN", "", "ZENDESK_URL", ""));

        assertThat(server.output()).contains("ZENDESK_SUBDOMAIN is missing");
        assertThat(server.exitCode()).isEqualTo(1);
    }

    @Test
    void a_wrong_address_of_the_shared_memory_stops_the_start_and_is_told_without_its_password() {
        Program server = Program.ran(
                ACME.environment("ADAPTER_SHARED_MEMORY_URL", "http://adapter:canary-4711@memory.example:6379"));

        assertThat(server.output())
                .contains("ADAPTER_SHARED_MEMORY_URL is not an address such as redis://host:6379")
                .doesNotContain("canary-4711");
        assertThat(server.exitCode()).isEqualTo(1);
    }

    @Test
    void the_profile_of_the_tests_stops_the_start_of_what_is_deployed() {
        Program server = Program.ran(ACME.environment("QUARKUS_PROFILE", "test"));

        assertThat(server.output()).contains("QUARKUS_PROFILE must not hold test");
        assertThat(server.exitCode()).isEqualTo(1);
    }

    @Test
    void weak_keys_stop_the_start_and_are_told_by_their_number_alone() {
        Program server = Program.ran(ACME.environment("KHOROS_AUTH_HEADER_VALUES", Acme.KHOROS_KEY + ",quite-short"));

        assertThat(server.output())
                .contains("KHOROS_AUTH_HEADER_VALUES: key 2 of 2 is too short")
                .doesNotContain(Acme.KHOROS_KEY, "quite-short");
        assertThat(server.exitCode()).isEqualTo(1);
    }

    @Test
    void the_scheme_of_a_key_that_was_not_set_stops_the_start() {
        Program server = Program.ran(ACME.environment("KHOROS_AUTH_HEADER_VALUES", "Bearer "));

        assertThat(server.output()).contains("KHOROS_AUTH_HEADER_VALUES: key 1 of 1 is empty");
        assertThat(server.exitCode()).isEqualTo(1);
    }
}
