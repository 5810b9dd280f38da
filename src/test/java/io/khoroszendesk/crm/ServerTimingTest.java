package io.khoroszendesk.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.json;
import static io.khoroszendesk.ZendeskStub.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.khoroszendesk.RawHttp;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = Tenant.class,
        initArgs = {
            @ResourceArg(name = "adapter.server-timing", value = "true"),
            @ResourceArg(name = "adapter.fields.cache", value = "1h"),
            @ResourceArg(name = "adapter.zendesk.max-retries", value = "1")
        })
class ServerTimingTest {

    /** A metric with its parameters, as the header's grammar has it. */
    static final Pattern METRIC =
            Pattern.compile("[a-z]+(;(dur|start)=\\d+\\.\\d|;desc=\"[^\"\\\\]*\"|;(status|error|shared)=[A-Z0-9_]+)*");

    final ZendeskStub zendesk = new ZendeskStub();

    @BeforeEach
    void an_empty_tenant() {
        zendesk.isEmpty();
    }

    /** The base path that this adapter has. */
    String base() {
        return "/api/v1";
    }

    @Test
    void an_answer_tells_its_time_its_deadline_and_each_call_of_zendesk() {
        zendesk.hasUsers(user(4711, "Jane"));

        List<String> metrics = metrics("/customer/4711");

        assertThat(metrics).allSatisfy(metric -> assertThat(metric).matches(METRIC));
        assertThat(metrics.get(0)).matches("total;dur=.*");
        // It is set to 20 s, of which Khoros waits 8.
        assertThat(metrics.get(1)).isEqualTo("deadline;dur=7900.0");
        assertThat(metrics.get(2)).matches("left;dur=[1-7]\\d{3}\\.\\d");
        assertThat(metrics)
                .anySatisfy(metric ->
                        assertThat(metric).startsWith("zendesk;").endsWith(";desc=\"GET /users/{id}\";status=200"));
    }

    @Test
    void calls_begin_within_the_request() {
        zendesk.hasUsers(user(4711, "Jane"));

        List<String> metrics = metrics("/customer/4711");

        double total = Double.parseDouble(metrics.getFirst().replaceFirst(".*dur=", ""));
        assertThat(metrics.stream()
                        .filter(metric -> metric.contains(";start="))
                        .map(metric -> Double.valueOf(metric.replaceFirst(".*;start=([\\d.]+).*", "$1"))))
                .isNotEmpty()
                .isSorted()
                .allSatisfy(start -> assertThat(start).isBetween(0.0, total));
    }

    @Test
    void waiting_for_a_new_token_is_told_as_a_shared_call() {
        zendesk.answers(get("/api/v2/users/4711"), json(401, object("error", "invalid_token")));

        List<String> metrics = metrics("/customer/4711");

        assertThat(metrics.stream().filter(metric -> metric.startsWith("zendesk;")))
                .satisfiesExactly(refused -> assertThat(refused).endsWith(";status=401"), renewal -> assertThat(renewal)
                        .endsWith(";desc=\"POST /oauth/tokens\";shared=1"));
    }

    @Test
    void the_cache_of_the_fields_is_told_as_well() {
        zendesk.hasUsers(user(4711, "Jane"));
        metrics("/customer/4711");

        assertThat(metrics("/customer/4711"))
                .anySatisfy(
                        metric -> assertThat(metric).startsWith("cache;").endsWith(";desc=\"customer fields fresh\""));
    }

    @Test
    void every_attempt_is_told() {
        zendesk.answers(
                get("/api/v2/users/4711")
                        .inScenario("once")
                        .whenScenarioStateIs("Started")
                        .willSetStateTo("again"),
                json(503, object("error", "Down")));
        zendesk.answers(
                get("/api/v2/users/4711").inScenario("once").whenScenarioStateIs("again"),
                json(200, object("user", user(4711, "Jane"))));

        assertThat(calls("/customer/4711"))
                .containsExactly("\"GET /users/{id}\";status=503", "\"GET /users/{id}\";status=200");
    }

    @Test
    void a_call_without_an_answer_has_no_status_but_an_error() {
        zendesk.answers(get("/api/v2/users/4711"), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(calls("/customer/4711")).hasSize(2).containsOnly("\"GET /users/{id}\";error=CONNECTION_LOST");
    }

    @Test
    void an_answer_that_cannot_be_read_has_both() {
        zendesk.answers(get("/api/v2/users/4711"), aResponse().withStatus(200).withBody("{\"user\":"));

        assertThat(calls("/customer/4711")).contains("\"GET /users/{id}\";status=200;error=MALFORMED");
    }

    @Test
    void a_call_that_is_not_made_because_of_a_limit_is_told() {
        zendesk.answers(
                get("/api/v2/tickets/77"), json(429, object("error", "TooMany")).withHeader("Retry-After", "600"));

        assertThat(calls("/case/77")).containsExactly("\"GET /tickets/{id}\";status=429");
        assertThat(calls("/case/77")).containsExactly("\"GET /tickets/{id}\";error=RATE_LIMITED");
    }

    @Test
    void nothing_of_customers_is_told() {
        zendesk.findsAlways(user(4711, "Jane"));

        String told = RestAssured.given()
                .header("Authorization", Tenant.KEY)
                .contentType("application/json")
                .body("{\"email\":\"jane@example.com\",\"name\":\"Jane\"}")
                .post(base() + "/customers")
                .header("Server-Timing");

        assertThat(told).contains("\"GET /users/search\"").doesNotContainIgnoringCase("jane", "4711");
    }

    @Test
    void errors_tell_it_too() {
        assertThat(metrics("/customer/0")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(metrics("/nothing")).singleElement().asString().startsWith("total;");
        assertThat(RawHttp.sendTo(RestAssured.port, "GET " + base() + "/customer/1", "", new byte[0])
                        .header("Server-Timing"))
                .startsWith("total;");
    }

    private List<String> metrics(String path) {
        Response answer =
                RestAssured.given().header("Authorization", Tenant.KEY).get(base() + path);
        assertThat(answer.headers().getValues("Server-Timing")).hasSize(1);
        return Arrays.asList(answer.header("Server-Timing").split(", "));
    }

    /** The calls of Zendesk, without their times. */
    private List<String> calls(String path) {
        return metrics(path).stream()
                .filter(metric -> metric.startsWith("zendesk;") && metric.contains("{id}"))
                .map(metric -> metric.replaceFirst(".*;desc=", ""))
                .toList();
    }
}
