package io.khoroszendesk.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.json;
import static io.khoroszendesk.ZendeskStub.ticket;
import static io.khoroszendesk.ZendeskStub.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.khoroszendesk.BusyMachine;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Zendesk that doesn't answer, and an adapter that doesn't wait for long. */
@QuarkusTest
@WithTestResource(
        value = Tenant.class,
        initArgs = {
            @ResourceArg(name = "adapter.deadline", value = DeadlinesTest.DEADLINE_MILLIS + "ms"),
            @ResourceArg(name = "adapter.attempt-timeout", value = "1600ms"),
            @ResourceArg(name = "adapter.fields.cache", value = "1h")
        })
class DeadlinesTest {

    static final int DEADLINE_MILLIS = 4_000;
    static final int FOR_EVER_MILLIS = 12_000;
    static final Duration ALLOWANCE = Duration.ofSeconds(2);
    static final BusyMachine MACHINE = new BusyMachine();

    final ZendeskStub zendesk = new ZendeskStub();

    @AfterAll
    static void all_are_in_time() {
        MACHINE.close();
    }

    @BeforeEach
    void a_tenant_whose_token_and_fields_are_known() {
        zendesk.isEmpty();
        zendesk.hasUsers(user(1, "Warm"));
        zendesk.hasTickets(ticket(1, 1, "open"));
        Khoros.get("/customer/1");
        Khoros.get("/case/1");
        zendesk.isEmpty();
    }

    static ResponseDefinitionBuilder hanging(Object body) {
        return json(200, body).withFixedDelay(FOR_EVER_MILLIS);
    }

    /** Makes a call that must be answered within the deadline. */
    static Response inTime(Supplier<Response> call) {
        long start = System.nanoTime();
        Response answer = call.get();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(took).isLessThan(Duration.ofMillis(DEADLINE_MILLIS).plus(MACHINE.margin(ALLOWANCE, took)));
        return answer;
    }

    @Test
    void a_look_up_that_hangs_is_tried_again_and_told_in_time() {
        zendesk.answers(get("/api/v2/users/89001"), hanging(object("user", user(89001, "Late"))));

        Khoros.assertFailure(inTime(() -> Khoros.get("/customer/89001")), 500, "CRM_TIMEOUT");

        assertThat(zendesk.calls()).hasSizeBetween(2, 3);
    }

    @Test
    void a_search_that_hangs_is_told_in_time() {
        zendesk.answers(get(urlPathEqualTo("/api/v2/users/search")), hanging(object("users", array())));

        Khoros.assertFailure(inTime(() -> Khoros.post("/customers", object("name", "late"))), 500, "CRM_TIMEOUT");
    }

    @Test
    void one_attempt_that_hangs_is_not_the_end() {
        zendesk.answers(
                get("/api/v2/users/89002")
                        .inScenario("hang")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("over"),
                hanging(object("user", user(89002, "Late"))));
        zendesk.answers(
                get("/api/v2/users/89002").inScenario("hang").whenScenarioStateIs("over"),
                json(200, object("user", user(89002, "In time"))));

        inTime(() -> Khoros.get("/customer/89002")).then().statusCode(200).body("name", is("In time"));
    }

    @Test
    void a_customer_whose_creation_hangs_may_have_been_created() {
        zendesk.answers(post("/api/v2/users"), hanging(object("user", user(89003, "Late"))));

        Khoros.assertFailure(inTime(() -> Khoros.post("/customer", object("name", "Late 89003"))), 500, "CRM_TIMEOUT")
                .body("message", containsString("may have been created"));

        assertThat(zendesk.calls("POST", "/api/v2/users")).hasSize(1);
    }

    @Test
    void a_change_that_hangs_may_have_been_made() {
        zendesk.hasTickets(ticket(79004, 89004, "open"));
        zendesk.answers(put("/api/v2/tickets/79004"), hanging(object("ticket", ticket(79004, 89004, "open"))));

        Khoros.assertFailure(inTime(() -> Khoros.patch("/case/79004", object("title", "Late"))), 500, "CRM_TIMEOUT")
                .body("message", containsString("may have been made"));
    }

    @Test
    void the_next_request_is_served_as_ever() {
        zendesk.answers(get("/api/v2/users/89005"), hanging(object("user", user(89005, "Late"))));
        zendesk.hasUsers(user(89006, "Quick"));

        Khoros.get("/customer/89005").then().statusCode(500);

        Khoros.get("/customer/89006").then().statusCode(200);
    }
}
