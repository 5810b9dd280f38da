package io.khoroszendesk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import io.khoroszendesk.chaos.FaultyTenant;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replica that can answer is ready, whatever Zendesk does. */
@QuarkusTest
@TestProfile(Watched.class)
class ReadinessTest {

    private static final String LOOK_UP = "GET /api/v2/users/{id}";

    @TestHTTPResource(value = "/health/ready", management = true)
    URI readiness;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    final FakeZendesk zendesk = FaultyTenant.zendesk();
    Client client;
    FakeUser jane;

    @BeforeEach
    void a_healthy_zendesk() {
        client = new Client(RestAssured.port);
        zendesk.reset();
        jane = zendesk.tenant().user("Jane").email("jane@example.com").add();
        while (lookUp() != 200) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    @AfterEach
    void heal() {
        zendesk.reset();
    }

    @Test
    void a_replica_whose_zendesk_answers_is_ready() throws Exception {
        assertThat(get(readiness).statusCode()).isEqualTo(200);
        assertThat(told().path("state").asText()).isEqualTo("available");
        assertThat(told().has("problem")).isFalse();
    }

    @Test
    void a_replica_whose_zendesk_is_down_stays_ready_and_tells_it() throws Exception {
        zendesk.faults().always(LOOK_UP, Fault.HANG);
        lookUp();

        assertThat(get(readiness).statusCode()).isEqualTo(200);
        assertThat(told().path("state").asText()).isEqualTo("timeout");
        assertThat(told().path("problem").asText()).isEqualTo("Zendesk does not answer in time");
    }

    @Test
    void a_replica_whose_zendesk_limits_its_calls_tells_it() throws Exception {
        zendesk.faults().always(LOOK_UP, Fault.tooMany(1));
        lookUp();

        assertThat(told().path("state").asText()).isEqualTo("rate_limited");
        assertThat(told().path("problem").asText()).isEqualTo("Zendesk's limit of calls is used up");
    }

    @Test
    void credentials_that_are_refused_after_the_start_leave_the_replica_ready() throws Exception {
        get(readiness);
        zendesk.faults().always(LOOK_UP, Fault.status(403));
        lookUp();

        assertThat(get(readiness).statusCode()).isEqualTo(200);
        assertThat(told().path("state").asText()).isEqualTo("unauthorized");
    }

    @Test
    void a_client_of_oauth_that_is_refused_with_400_counts_as_refused_credentials() throws Exception {
        zendesk.faults().always("POST /oauth/tokens", Fault.status(400));
        zendesk.revokeTokens();
        lookUp();

        assertThat(told().path("state").asText()).isEqualTo("unauthorized");
    }

    @Test
    void the_state_is_a_metric() throws Exception {
        zendesk.faults().always(LOOK_UP, Fault.HANG);
        lookUp();

        assertThat(get(metrics).body())
                .contains("zendesk_state{state=\"timeout\",} 1.0")
                .contains("zendesk_state{state=\"available\",} 0.0");
    }

    private int lookUp() {
        return client.send("GET", "/customer/" + jane.id(), null).statusCode();
    }

    /** What the check of Zendesk says. */
    private JsonNode told() throws IOException, InterruptedException {
        return StreamSupport.stream(
                        Json.read(get(readiness).body()).path("checks").spliterator(), false)
                .filter(check -> check.path("name").asText().equals("zendesk"))
                .findFirst()
                .orElseThrow()
                .path("data");
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(address)
                            .header("Accept", "text/plain, application/json")
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
