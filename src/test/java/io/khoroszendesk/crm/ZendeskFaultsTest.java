package io.khoroszendesk.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.invalid;
import static io.khoroszendesk.ZendeskStub.json;
import static io.khoroszendesk.ZendeskStub.ticket;
import static io.khoroszendesk.ZendeskStub.user;
import static io.khoroszendesk.ZendeskStub.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Khoros gets to hear when Zendesk refuses, fails or talks nonsense. */
@QuarkusTest
@WithTestResource(Tenant.class)
class ZendeskFaultsTest {

    static final String ITS_WORDS = "Sorry, Jane Secret at z3n-canonical.example";

    final ZendeskStub zendesk = new ZendeskStub();

    @BeforeEach
    void an_empty_tenant() {
        zendesk.isEmpty();
    }

    static ResponseDefinitionBuilder refusal(int status) {
        return json(status, object("error", "SomeError", "description", ITS_WORDS));
    }

    /** Looks up a customer whom Zendesk answers so. */
    ValidatableResponse lookUp(ResponseDefinitionBuilder response, String error) {
        zendesk.answers(get("/api/v2/users/88001"), response);
        return Khoros.assertFailure(Khoros.get("/customer/88001"), error.equals("NOT_FOUND") ? 404 : 500, error)
                .body("message", not(containsString("Jane Secret")))
                .body("message", not(containsString("SomeError")))
                .body("message", not(containsString("canonical")));
    }

    @ParameterizedTest
    @CsvSource({
        "400, CRM_UNAVAILABLE",
        "401, CRM_REFUSED",
        "403, CRM_REFUSED",
        "404, NOT_FOUND",
        "409, CRM_CONFLICT",
        "410, CRM_UNAVAILABLE",
        "418, CRM_UNAVAILABLE",
        "422, CRM_UNAVAILABLE",
        "429, CRM_BUSY",
        "500, CRM_UNAVAILABLE",
        "502, CRM_UNAVAILABLE",
        "503, CRM_BUSY",
        "504, CRM_UNAVAILABLE"
    })
    void each_status_of_a_look_up_has_its_error(int status, String error) {
        lookUp(refusal(status), error).header("Retry-After", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"user\":null}", "{\"user\":5}", "{\"user\":{\"id\"", "hello"})
    void a_success_that_can_not_be_read_is_a_failure(String body) {
        lookUp(
                aResponse()
                        .withStatus(200)
                        .withHeader("Content-Type", "application/json")
                        .withBody(body),
                "CRM_UNAVAILABLE");
    }

    @Test
    void a_page_of_zendesks_edge_is_a_failure() {
        lookUp(
                aResponse()
                        .withStatus(200)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<html>" + ITS_WORDS + "</html>"),
                "CRM_UNAVAILABLE");
        lookUp(
                aResponse()
                        .withStatus(503)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<html>" + ITS_WORDS + "</html>"),
                "CRM_BUSY");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_broken_connection_is_a_failure(Fault fault) {
        lookUp(aResponse().withFault(fault), "CRM_UNAVAILABLE");
    }

    @Test
    void a_redirect_is_not_followed() {
        zendesk.answers(get("/elsewhere"), object("user", user(88001, "Wrong")));

        lookUp(aResponse().withStatus(302).withHeader("Location", "/elsewhere"), "CRM_UNAVAILABLE");

        assertThat(zendesk.calls()).containsOnly("GET /users/88001");
    }

    @Test
    void a_look_up_that_fails_once_is_repeated() {
        zendesk.answers(
                get("/api/v2/users/88002")
                        .inScenario("once")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("over"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        zendesk.answers(
                get("/api/v2/users/88002").inScenario("once").whenScenarioStateIs("over"),
                json(200, object("user", user(88002, "There"))));

        Khoros.get("/customer/88002").then().statusCode(200).body("name", is("There"));

        assertThat(zendesk.calls()).containsExactly("GET /users/88002", "GET /users/88002");
    }

    @Test
    void a_limit_that_ends_in_time_is_waited_for() {
        zendesk.hasTickets(ticket(78003, 88003, "open"));
        zendesk.answers(
                put("/api/v2/tickets/78003")
                        .inScenario("limit")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("over"),
                refusal(429).withHeader("Retry-After", "1"));
        zendesk.answers(
                put("/api/v2/tickets/78003").inScenario("limit").whenScenarioStateIs("over"),
                json(200, object("ticket", with(ticket(78003, 88003, "open"), "subject", "Waited"))));

        Khoros.patch("/case/78003", object("title", "Waited"))
                .then()
                .statusCode(200)
                .body("title", is("Waited"));
    }

    @Test
    void a_limit_that_lasts_is_told_at_once_and_not_pressed_on() {
        zendesk.hasTickets(ticket(78004, 88004, "open"));
        zendesk.answers(put("/api/v2/tickets/78004"), refusal(429).withHeader("Retry-After", "27"));

        for (int i = 0; i < 2; i++) {
            Khoros.assertFailure(Khoros.patch("/case/78004", object("title", "Limited")), 500, "CRM_BUSY")
                    .header("Retry-After", is("27"))
                    .body("message", containsString("27 s"));
        }

        assertThat(zendesk.calls("PUT", "/api/v2/tickets/78004")).hasSize(1);
    }

    @Test
    void a_limit_of_one_endpoint_comes_as_plain_text_and_holds_for_that_one_alone() {
        zendesk.hasTickets(ticket(78005, 88005, "open"), ticket(78006, 88005, "open"));
        zendesk.answers(
                put("/api/v2/tickets/78005"),
                aResponse()
                        .withStatus(429)
                        .withHeader("Content-Type", "text/plain; charset=UTF-8")
                        .withHeader("Retry-After", "39")
                        .withHeader("x-rate-limit-remaining", "668")
                        .withBody("Number of allowed ticket updates exceeded by " + ITS_WORDS));
        zendesk.updates(ticket(78006, 88005, "open"));

        Khoros.assertFailure(Khoros.patch("/case/78005", object("title", "Limited")), 500, "CRM_BUSY")
                .header("Retry-After", is("39"))
                .body("message", not(containsString("Jane Secret")));
        Khoros.patch("/case/78006", object("title", "Not limited")).then().statusCode(200);
    }

    @Test
    void an_overload_says_how_long_to_wait() {
        lookUp(refusal(503).withHeader("Retry-After", "120"), "CRM_BUSY")
                .header("Retry-After", is("120"))
                .body("message", containsString("120 s"));

        assertThat(zendesk.calls()).hasSize(1);
    }

    @Test
    void what_zendesk_complains_of_is_told_in_our_own_words() {
        zendesk.answers(post("/api/v2/users"), invalid("phone", ITS_WORDS + " is too long", null));

        Khoros.assertFailure(
                        Khoros.post("/customer", object("name", "Bo 88007", "phone", "1")), 422, "VALIDATION_FAILED")
                .body("fields[0].name", is("phone"))
                .body("fields[0].errorMessage", is("This is too long."))
                .body("message", not(containsString("Jane Secret")));
    }

    @Test
    void a_complaint_about_nothing_of_ours_is_told_as_the_tenant_has_written_it() {
        zendesk.answers(post("/api/v2/users"), invalid("base", ITS_WORDS, null));

        Khoros.assertFailure(Khoros.post("/customer", object("name", "Bo 88008")), 422, "VALIDATION_FAILED")
                .body("fields", nullValue())
                .body("message", containsString(ITS_WORDS));
    }

    @Test
    void what_is_too_large_for_zendesk_is_to_be_shortened() {
        zendesk.answers(post("/api/v2/users"), refusal(413));

        Khoros.assertFailure(Khoros.post("/customer", object("name", "Bo 88009")), 422, "VALIDATION_FAILED")
                .body("message", containsString("too large"));
    }

    @Test
    void a_customer_who_may_have_been_created_is_not_created_again() {
        zendesk.answers(post("/api/v2/users"), aResponse().withFault(Fault.EMPTY_RESPONSE));

        Khoros.assertFailure(Khoros.post("/customer", object("name", "Bo 88010")), 500, "CRM_UNAVAILABLE")
                .body("message", containsString("may have been created"));

        assertThat(zendesk.calls()).containsExactly("POST /users", "GET /users/search");
    }

    @Test
    void a_case_that_may_have_been_created_is_sent_again_with_the_same_key_and_bytes() {
        zendesk.answers(
                post("/api/v2/tickets")
                        .inScenario("lost")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("over"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        zendesk.answers(
                post("/api/v2/tickets").inScenario("lost").whenScenarioStateIs("over"),
                json(201, object("ticket", ticket(78011, 88011, "new"))));

        Khoros.post("/case", object("customerId", "88011", "title", "Lost answer"))
                .then()
                .statusCode(201)
                .body("id", is("78011"));

        assertThat(zendesk.calls("POST", "/api/v2/tickets")).hasSize(2);
        assertThat(zendesk.calls("POST", "/api/v2/tickets"))
                .extracting(call -> call.getHeader("Idempotency-Key") + call.getBodyAsString())
                .containsOnly(zendesk.calls("POST", "/api/v2/tickets")
                                .getFirst()
                                .getHeader("Idempotency-Key")
                        + zendesk.calls("POST", "/api/v2/tickets").getFirst().getBodyAsString());
    }

    @Test
    void every_operation_tells_a_failure_alike() {
        zendesk.answers(get(urlPathEqualTo("/api/v2/users/search")), refusal(500));
        zendesk.answers(get(urlPathEqualTo("/api/v2/users/88012/tickets/requested")), refusal(500));
        zendesk.answers(get("/api/v2/tickets/78012"), refusal(500));
        zendesk.answers(get("/api/v2/users/88012"), refusal(500));

        Khoros.assertFailure(Khoros.post("/customers", object("name", "x")), 500, "CRM_UNAVAILABLE");
        Khoros.assertFailure(Khoros.post("/customer/bestmatch", object("displayName", "x y")), 500, "CRM_UNAVAILABLE");
        Khoros.assertFailure(Khoros.get("/customer/88012/cases"), 500, "CRM_UNAVAILABLE");
        Khoros.assertFailure(Khoros.patch("/customer/88012", object("name", "x")), 500, "CRM_UNAVAILABLE");
        Khoros.assertFailure(Khoros.get("/case/78012"), 500, "CRM_UNAVAILABLE");
        Khoros.assertFailure(Khoros.patch("/case/78012", object("title", "x")), 500, "CRM_UNAVAILABLE");
    }
}
