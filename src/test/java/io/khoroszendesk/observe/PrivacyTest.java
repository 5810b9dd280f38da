package io.khoroszendesk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import io.khoroszendesk.Canaries;
import io.khoroszendesk.Json;
import io.khoroszendesk.RawHttp;
import io.khoroszendesk.chaos.FaultyTenant;
import io.khoroszendesk.crm.Spans;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that agents send or Zendesk answers is seen by those who only operate the adapter, whatever goes wrong. */
@QuarkusTest
@TestProfile(Watched.class)
class PrivacyTest {

    @Inject
    Spans spans;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    final FakeZendesk zendesk = FaultyTenant.zendesk();
    Client client;
    LogCapture log;

    @BeforeEach
    void an_account_full_of_canaries() {
        zendesk.reset();
        zendesk.tokenPrefix(Canaries.TOKEN);
        zendesk.revokeTokens();
        client = new Client(RestAssured.port);
        log = new LogCapture();
    }

    @AfterEach
    void stop() {
        log.close();
        zendesk.reset();
    }

    @Test
    void nothing_of_customers_and_no_secret_is_seen_from_outside(@TempDir Path directory) throws Exception {
        healthy().pass();
        Stream.concat(Troubles.FAULTS.stream(), Troubles.TELLTALES.stream()).forEach(this::goesWrong);
        zendesk.revokeTokens();
        Troubles.TELLTALES.forEach(fault -> {
            zendesk.faults().always("POST /oauth/tokens", fault);
            zendesk.revokeTokens();
            client.send("GET", "/customer/1", null);
            zendesk.faults().clear();
        });
        asksWrongly();
        String threads = threadsWhileZendeskHangs(directory.resolve("threads"));

        assertThat(client.errors())
                .contains(
                        "INVALID_REQUEST",
                        "UNAUTHORIZED",
                        "NOT_FOUND",
                        "METHOD_NOT_ALLOWED",
                        "NOT_ACCEPTABLE",
                        "UNSUPPORTED_MEDIA_TYPE",
                        "VALIDATION_FAILED",
                        "CRM_REFUSED",
                        "CRM_BUSY",
                        "CRM_TIMEOUT",
                        "CRM_UNAVAILABLE",
                        "CRM_CONFLICT");
        assertThat(log.records()).hasSizeGreaterThan(500);
        assertThat(spans.ended()).hasSizeGreaterThan(500);
        assertThat(in(client.failures().stream().map(answer -> answer.replace(Troubles.RULE, ""))))
                .as("answers")
                .isEmpty();
        assertThat(log.records()).as("the log of outgoing calls is on").anyMatch(line -> line.getFormattedMessage()
                .startsWith("Request: POST /oauth/tokens"));
        assertThat(in(log.records().stream().map(LogCapture::text))).as("log").isEmpty();
        assertThat(in(Stream.of(get(metrics)))).as("metrics").isEmpty();
        assertThat(in(spans.ended().stream().map(span -> span.toSpanData().toString())))
                .as("traces")
                .isEmpty();
        assertThat(in(Stream.of(threads))).as("threads").isEmpty();
    }

    @Test
    void every_operation_leaves_one_line_with_its_correlation_id() {
        String reference = client.send("GET", "/meta/object/customer", null)
                .headers()
                .firstValue("X-Correlation-Id")
                .orElseThrow();

        List<ExtLogRecord> lines = until(() -> log.records().stream()
                .filter(entry -> reference.equals(entry.getMdc("correlationId")))
                .filter(entry -> entry.getLoggerName().startsWith("io.khoroszendesk.crm"))
                .toList());
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.getFormattedMessage())
                    .matches("define-object-structures 200 in \\d+ ms, (1 call|\\d+ calls) to Zendesk");
            JsonNode json = Json.read(LogCapture.json(line));
            assertThat(json.path("mdc").path("correlationId").asText()).isEqualTo(reference);
            assertThat(LogCapture.json(line)).containsOnlyOnce(reference);
            assertThat(json.path("operation").asText()).isEqualTo("define-object-structures");
            assertThat(json.path("status").isInt()).isTrue();
            assertThat(json.path("duration_ms").isIntegralNumber()).isTrue();
            assertThat(json.path("zendesk_calls").isInt()).isTrue();
        });
    }

    private FullDay healthy() {
        zendesk.faults().clear();
        FullDay day = new FullDay(zendesk, client);
        // Limits end, and circuit breakers close.
        until(() -> Stream.of("GET /customer/1", "GET /case/1", "POST /customers", "GET /meta/object/case")
                        .filter(call -> client.send(
                                                call.split(" ")[0],
                                                call.split(" ")[1],
                                                call.startsWith("POST") ? Json.object("name", Canaries.NAME) : null)
                                        .statusCode()
                                == 500)
                        .toList()
                        .isEmpty()
                ? List.of(true)
                : List.of());
        return day;
    }

    private boolean answers(String method, String path, Object body) {
        return client.send(method, path, body).statusCode() < 500;
    }

    private void goesWrong(Fault fault) {
        FullDay day = healthy();
        zendesk.faults().always("* /api/v2/*", fault);
        day.looksUp();
        zendesk.faults().clear();
        day = healthy();
        zendesk.faults().always("* /api/v2/users*", fault);
        day.writesCustomers();
        zendesk.faults().clear();
        day = healthy();
        zendesk.faults().always("* /api/v2/tickets*", fault);
        day.writesCases();
        zendesk.faults().clear();
    }

    /** Requests that are wrong in themselves. */
    private void asksWrongly() {
        List<String> authorized = List.of("Authorization", Canaries.KEY);
        for (String path : List.of("/customer", "/customers", "/customer/bestmatch", "/case")) {
            for (String body : List.of(
                    "{\"name\":\"" + Canaries.NAME,
                    "{\"name\":{\"x\":\"" + Canaries.NAME + "\"}}",
                    Canaries.TEXT,
                    "\"" + Canaries.TEXT + "\"",
                    "[\"" + Canaries.TEXT + "\"]",
                    "{\"shoeSize\":\"" + Canaries.TEXT + "\"}",
                    "{\"title\":[\"" + Canaries.TEXT + "\"],\"interactions\":\"" + Canaries.TEXT + "\"}",
                    "{\"interactions\":[{\"author\":{\"brandOwned\":\"" + Canaries.NAME + "\"}}]}",
                    "{\"x\":" + "[".repeat(100) + "\"" + Canaries.TEXT + "\"")) {
                client.send("POST", path, body, authorized);
            }
        }
        client.send(
                "POST", "/customer", Canaries.TEXT, List.of("Authorization", Canaries.KEY, "Content-Type", "text/x"));
        client.send("GET", "/customer/1", null, List.of("Authorization", Canaries.KEY, "Accept", "text/canary"));
        client.send("DELETE", "/customer/" + Canaries.HANDLE, null, authorized);
        client.send("GET", "/customer/" + Canaries.HANDLE + "?name=" + Canaries.HANDLE, null, authorized);
        client.send("GET", "/" + Canaries.HANDLE + "/" + Canaries.EMAIL, null, authorized);
        client.send("GET", "/customer/1", null, List.of("Authorization", "Bearer canary-wrong-key"));
        client.send("GET", "/meta/object/" + Canaries.HANDLE, null, authorized);
        RawHttp.send("GET /api/v1/customer/%zz" + Canaries.HANDLE, "X: " + Canaries.NAME + "\r\n", new byte[0]);
    }

    private String threadsWhileZendeskHangs(Path file) throws Exception {
        FullDay day = healthy();
        zendesk.faults().always("*", Fault.HANG);
        zendesk.forgetCalls();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(day::looksUp);
        until(() -> zendesk.calls("GET", "/api/v2/users/{id}"));
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
        zendesk.faults().clear();
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(60));
        String threads = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(threads).contains("io.khoroszendesk.bridge");
        return threads;
    }

    private static List<String> in(Stream<String> texts) {
        return texts.flatMap(text -> Canaries.in(text).stream())
                .distinct()
                .limit(30)
                .toList();
    }

    private static String get(URI address) throws Exception {
        return new String(address.toURL().openStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static <T> List<T> until(Supplier<List<T>> there) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        List<T> found = there.get();
        while (found.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(10_000_000);
            found = there.get();
        }
        assertThat(found).isNotEmpty();
        return found;
    }
}
