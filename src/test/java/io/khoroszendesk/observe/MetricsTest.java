package io.khoroszendesk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.khoroszendesk.care.api.CareCallExecutor;
import io.khoroszendesk.care.api.CareCallExecutor.Effect;
import io.khoroszendesk.chaos.FaultyTenant;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is counted, and that nobody watches for what is not counted. */
@QuarkusTest
@TestProfile(Watched.class)
class MetricsTest {

    @TestHTTPResource(value = "/metrics", management = true)
    URI address;

    @Inject
    CareCallExecutor care;

    final FakeZendesk zendesk = FaultyTenant.zendesk();
    Client client;
    FakeUser jane;

    @BeforeEach
    void a_healthy_zendesk() {
        client = new Client(RestAssured.port);
        zendesk.reset();
        jane = zendesk.tenant().user("Jane").email("jane@example.com").add();
        await(() -> lookUp() == 200);
    }

    @AfterEach
    void heal() {
        zendesk.reset();
    }

    @Test
    void every_metric_that_rules_and_dashboard_name_is_there() throws IOException {
        new FullDay(zendesk, client).pass();
        zendesk.faults().next("GET /api/v2/users/{id}", Fault.RESET_BEFORE);
        lookUp();
        zendesk.faults().next("GET /api/v2/users/{id}", Fault.tooMany(1));
        lookUp();
        lookUp();
        await(() -> value("adapter_handles_learned_total") > 0);
        care.call("status", Effect.READ, () -> Uni.createFrom().nullItem());

        Set<String> named = new TreeSet<>();
        Watchers.expressions().stream().map(PromQl::metrics).forEach(named::addAll);
        named.removeAll(Watchers.OF_OTHERS);

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(shown().stream().map(line -> line.replaceFirst("[{ ].*", "")).collect(Collectors.toSet()))
                .containsAll(named);
    }

    @Test
    void every_alert_and_every_panel_says_what_it_is_about() throws IOException {
        JsonNode rules =
                new YAMLMapper().readTree(Files.readString(Watchers.RULES)).at("/groups/0/rules");
        JsonNode panels = new ObjectMapper()
                .readTree(Files.readString(Watchers.DASHBOARD))
                .path("panels");

        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.at("/annotations/summary").asText()).isNotEmpty();
            assertThat(rule.at("/annotations/action").asText()).isNotEmpty();
            assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning");
        });
        assertThat(panels)
                .isNotEmpty()
                .filteredOn(panel -> panel.path("type").asText().equals("timeseries"))
                .allSatisfy(
                        panel -> assertThat(panel.path("description").asText()).isNotEmpty());
    }

    @Test
    void the_build_tells_its_version() {
        assertThat(shown())
                .anyMatch(line -> line.matches("adapter_build_info\\{revision=\"\\w+\",version=\"[0-9].*\"} 1.0"));
    }

    @Test
    void the_calls_that_an_answer_took_are_counted_by_operation() {
        String calls = "khoros_zendesk_calls_sum{operation=\"findcustomer\"}";
        double before = value(calls);

        lookUp();

        await(() -> value(calls) == before + 1);
    }

    @Test
    void what_was_left_of_the_deadline_is_measured_by_operation() {
        String all = "khoros_deadline_left_seconds_count{operation=\"findcustomer\"}";
        String late = "khoros_deadline_left_seconds_bucket{operation=\"findcustomer\",le=\"0.1\"}";
        double allBefore = value(all);
        double lateBefore = value(late);
        zendesk.faults().always("GET /api/v2/users/{id}", Fault.HANG);

        lookUp();

        await(() -> value(all) == allBefore + 1);
        assertThat(value(late)).isLessThanOrEqualTo(lateBefore + 1);
        assertThat(value("khoros_requests_seconds_count{error=\"CRM_TIMEOUT\",operation=\"findcustomer\""))
                .isPositive();
    }

    @Test
    void repeats_are_counted_by_endpoint_and_their_pauses_are_timed() {
        String repeats = "zendesk_calls_repeated_total{endpoint=\"GET /users/{id}\"}";
        double before = value(repeats);
        double pauses = value("zendesk_pauses_seconds_count");
        zendesk.faults().next("GET /api/v2/users/{id}", Fault.RESET_BEFORE);

        lookUp();

        // On a busy machine the second attempt may take too long as well.
        double repeated = value(repeats) - before;
        assertThat(repeated).isPositive();
        assertThat(value("zendesk_pauses_seconds_count")).isEqualTo(pauses + repeated);
    }

    @Test
    void a_limit_is_shown_while_it_holds_and_so_are_calls_that_it_forbids() {
        String refused = "zendesk_calls_refused_total{family=\"users\",reason=\"rate_limited\"}";
        double before = value(refused);
        zendesk.faults().next("GET /api/v2/users/{id}", Fault.tooMany(4));

        lookUp();
        double active = value("zendesk_limits_active");
        double wait = value("zendesk_limits_wait_seconds");
        lookUp();

        assertThat(active).isEqualTo(1);
        assertThat(wait).isBetween(1.0, 4.0);
        assertThat(value(refused)).isEqualTo(before + 1);
        await(() -> value("zendesk_limits_active") == 0);
    }

    @Test
    void the_token_shows_its_age_and_its_end() {
        zendesk.revokeTokens();
        lookUp();

        assertThat(value("zendesk_token_age_seconds")).isBetween(0.0, 60.0);
        assertThat(value("zendesk_token_left_seconds")).isBetween(1_700.0, 1_800.0);
    }

    @Test
    void a_circuit_breaker_that_opens_is_shown_with_the_calls_it_refuses() {
        zendesk.faults().always("GET /api/v2/users/{id}", Fault.RESET_BEFORE);

        await(() -> {
            lookUp();
            return value("zendesk_breaker_open{family=\"users\"}") == 1;
        });
        await(() -> {
            lookUp();
            return value("zendesk_calls_refused_total{family=\"users\",reason=\"circuit_open\"}") > 0;
        });
        assertThat(value("zendesk_calls_places{family=\"users\"}")).isEqualTo(150);
    }

    private int lookUp() {
        return client.send("GET", "/customer/" + jane.id(), null).statusCode();
    }

    private List<String> shown() {
        return Scrape.of(address).lines();
    }

    private double value(String beginning) {
        return Scrape.of(address).value(beginning);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
