package io.khoroszendesk.observe;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.khoroszendesk.Json;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the log of production says of a request, for people and for machines. */
@QuarkusTest
@WithTestResource(Tenant.class)
class RequestLogTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    final ZendeskStub zendesk = new ZendeskStub();
    LogCapture log;

    @BeforeEach
    void an_empty_tenant() {
        zendesk.isEmpty();
        log = new LogCapture();
    }

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void the_line_of_a_request_has_members() {
        JsonNode line = lineOf(lookUp(json(404, object("error", "RecordNotFound"))));

        assertThat(line.path("message").asText()).matches("findcustomer 404 NOT_FOUND in \\d+ ms, 1 call to Zendesk");
        assertThat(line.path("operation").asText()).isEqualTo("findcustomer");
        assertThat(line.path("status").isInt()).isTrue();
        assertThat(line.path("status").asInt()).isEqualTo(404);
        assertThat(line.path("error").asText()).isEqualTo("NOT_FOUND");
        assertThat(line.path("duration_ms").isIntegralNumber()).isTrue();
        assertThat(line.path("zendesk_calls").isInt()).isTrue();
        assertThat(line.path("zendesk_calls").asInt()).isEqualTo(1);
        assertThat(line.path("zendesk_request_ids")).isEqualTo(Json.read("[\"look-up-1\"]"));
    }

    @Test
    void a_reference_stands_once_in_each_line() {
        String reference = lookUp(json(500, object("error", "SomeError"))).header("X-Correlation-Id");
        lineOf(reference);

        assertThat(linesWith(reference)).hasSizeGreaterThanOrEqualTo(3).allSatisfy(line -> assertThat(line)
                .containsOnlyOnce(reference)
                .contains("\"mdc\":{\"correlationId\":\"" + reference + "\""));
    }

    @Test
    void the_line_that_says_why_a_request_fails_has_members() {
        String reference = lookUp(json(500, object("error", "SomeError"))).header("X-Correlation-Id");
        lineOf(reference);

        assertThat(linesWith(reference).stream().map(Json::read))
                .filteredOn(line -> line.path("message").asText().startsWith("CRM_UNAVAILABLE: "))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("operation").asText()).isEqualTo("findcustomer");
                    assertThat(line.path("status").asInt()).isEqualTo(500);
                    assertThat(line.path("error").asText()).isEqualTo("CRM_UNAVAILABLE");
                    assertThat(line.path("zendesk_request_ids").size()).isPositive();
                });
    }

    @Test
    void the_line_of_a_call_that_failed_has_members() {
        String reference = lookUp(json(500, object("error", "SomeError"))).header("X-Correlation-Id");
        lineOf(reference);

        assertThat(linesWith(reference).stream().map(Json::read))
                .filteredOn(line -> line.path("message").asText().startsWith("GET /users/{id} failed (failed): "))
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line.path("endpoint").asText()).isEqualTo("GET /users/{id}");
                    assertThat(line.path("outcome").asText()).isEqualTo("failed");
                    assertThat(line.path("zendesk_status").asInt()).isEqualTo(500);
                    assertThat(line.path("duration_ms").isIntegralNumber()).isTrue();
                    assertThat(line.path("zendesk_request_ids")).isEqualTo(Json.read("[\"look-up-1\"]"));
                });
    }

    @Test
    void a_refused_request_has_members_too() {
        // Without a key.
        JsonNode line = lineOf(RestAssured.get("/api/v1/customer/88001"));

        assertThat(line.path("operation").asText()).isEqualTo("none");
        assertThat(line.path("status").asInt()).isEqualTo(401);
        assertThat(line.path("error").asText()).isEqualTo("UNAUTHORIZED");
        assertThat(line.path("zendesk_calls").asInt()).isZero();
        assertThat(line.has("zendesk_request_ids")).isFalse();
    }

    private Response lookUp(ResponseDefinitionBuilder answer) {
        zendesk.answers(get("/api/v2/users/88001"), answer.withHeader("X-Zendesk-Request-Id", "look-up-1"));
        return Khoros.get("/customer/88001");
    }

    private JsonNode lineOf(Response answer) {
        return lineOf(answer.header("X-Correlation-Id"));
    }

    /** The one line of a request, which comes after its answer. */
    private JsonNode lineOf(String reference) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<JsonNode> lines;
        do {
            lines = linesWith(reference).stream()
                    .map(Json::read)
                    .filter(line -> line.has("zendesk_calls"))
                    .toList();
        } while (lines.isEmpty() && System.nanoTime() < end && pause());
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private static boolean pause() {
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        return true;
    }

    private List<String> linesWith(String reference) {
        return log.records().stream()
                .filter(entry -> reference.equals(entry.getMdc("correlationId")))
                .filter(entry -> entry.getLoggerName().startsWith("io.khoroszendesk"))
                .map(RequestLogTest::line)
                .toList();
    }

    private static String line(ExtLogRecord entry) {
        return LogCapture.json(entry);
    }
}
