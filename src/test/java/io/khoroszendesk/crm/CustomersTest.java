package io.khoroszendesk.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.json;
import static io.khoroszendesk.ZendeskStub.user;
import static io.khoroszendesk.ZendeskStub.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.khoroszendesk.Json;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Tenant.class)
class CustomersTest {

    final ZendeskStub zendesk = new ZendeskStub();

    @BeforeEach
    void an_empty_tenant() {
        zendesk.isEmpty();
    }

    @Test
    void a_customer_is_looked_up_with_one_call_and_every_populated_field() {
        zendesk.hasUserFields(
                object(
                        "id",
                        1,
                        "key",
                        "plan",
                        "type",
                        "dropdown",
                        "title",
                        "Plan",
                        "active",
                        true,
                        "custom_field_options",
                        array(object("name", "Gold plan", "value", "gold"))),
                object("id", 2, "key", "vip", "type", "checkbox", "title", "VIP", "active", true),
                object("id", 3, "key", "since", "type", "date", "title", "Since", "active", true),
                object("id", 4, "key", "score", "type", "integer", "title", "Score", "active", true));
        zendesk.hasUsers(with(
                user(71001, "Jane Quill"),
                "email",
                "jane@example.com",
                "user_fields",
                object("plan", "gold", "vip", false, "since", "2020-08-19T00:00:00Z", "score", 42)));

        Khoros.get("/customer/71001")
                .then()
                .statusCode(200)
                .body("id", equalTo("71001"))
                .body("url", equalTo("https://acme.zendesk.com/agent/users/71001"))
                .body("uri", equalTo("https://acme.zendesk.com/agent/users/71001"))
                .body("name", equalTo("Jane Quill"))
                .body("email", equalTo("jane@example.com"))
                .body("plan", equalTo("gold"))
                .body("vip", equalTo(false))
                .body("since", equalTo("2020-08-19"))
                .body("score", equalTo("42"))
                .body("suspended", equalTo(false))
                .body("$", not(hasEntry(equalTo("phone"), equalTo(null))));

        assertThat(zendesk.calls()).containsExactly("GET /users/71001");
    }

    @Test
    void an_unknown_customer_is_not_found() {
        zendesk.answers(
                get("/api/v2/users/5"), json(404, object("error", "RecordNotFound", "description", "Not found")));

        Khoros.get("/customer/5").then().statusCode(404).body("error", equalTo("NOT_FOUND"));
    }

    @Test
    void an_id_that_is_no_number_is_not_found_and_never_sent_on() {
        Khoros.wrongly().get("/customer/12 OR 1").then().statusCode(404).body("error", equalTo("NOT_FOUND"));
        Khoros.wrongly().get("/customer/0").then().statusCode(404);
        Khoros.wrongly().get("/customer/99999999999999999999").then().statusCode(404);

        assertThat(zendesk.calls()).isEmpty();
    }

    @Test
    void a_new_customer_is_created_with_one_call_and_nobody_is_mailed() {
        zendesk.answers(
                post("/api/v2/users"), json(201, object("user", with(user(71010, "Ann"), "email", "ann@example.com"))));

        Khoros.postAs("agent@acme.example", "/customer", object("name", "Ann", "email", "ann@example.com"))
                .then()
                .statusCode(201)
                .body("id", equalTo("71010"))
                .body("name", equalTo("Ann"));

        assertThat(zendesk.calls()).containsExactly("POST /users");
        assertThat(zendesk.body("POST", "/api/v2/users").path("user"))
                .isEqualTo(Json.node(object("name", "Ann", "email", "ann@example.com", "skip_verify_email", true)));
    }

    @Test
    void a_customer_without_a_name_is_refused_on_that_field() {
        Khoros.postWrongly("/customer", object("email", "nameless@example.com"))
                .then()
                .statusCode(422)
                .body("error", equalTo("VALIDATION_FAILED"))
                .body("fields[0].name", equalTo("name"));

        assertThat(zendesk.calls()).isEmpty();
    }

    @Test
    void an_unknown_choice_is_refused_before_anything_is_sent() {
        zendesk.hasUserFields(object(
                "id",
                1,
                "key",
                "plan",
                "type",
                "dropdown",
                "title",
                "Plan",
                "active",
                true,
                "custom_field_options",
                array(object("name", "Gold plan", "value", "gold"))));

        Khoros.post("/customer", object("name", "Ann", "plan", "Gold plan"))
                .then()
                .statusCode(422)
                .body("fields[0].name", equalTo("plan"));

        assertThat(zendesk.calls()).isEmpty();
    }

    @Test
    void members_that_are_no_fields_are_named_and_never_reach_zendesk() {
        Khoros.postWrongly("/customer", object("name", "Eve", "role", "admin", "tags", "vip"))
                .then()
                .statusCode(400)
                .body("error", equalTo("INVALID_REQUEST"))
                .body("fields.name", contains("role", "tags"));

        assertThat(zendesk.calls()).isEmpty();
    }

    @Test
    void read_only_members_are_passed_over() {
        zendesk.answers(post("/api/v2/users"), json(201, object("user", user(71013, "Ro"))));

        Khoros.post(
                        "/customer",
                        object("name", "Ro", "id", "9", "url", "x", "uri", "y", "suspended", true, "created", "z"))
                .then()
                .statusCode(201);

        assertThat(zendesk.body("POST", "/api/v2/users").path("user").has("suspended"))
                .isFalse();
    }

    @Test
    void a_customer_is_changed_after_a_look_at_who_it_is() {
        zendesk.hasUsers(user(71020, "Old"));
        zendesk.answers(put("/api/v2/users/71020"), object("user", with(user(71020, "New"), "phone", null)));

        Khoros.patch("/customer/71020", object("name", "New", "phone", ""))
                .then()
                .statusCode(201)
                .body("name", equalTo("New"));

        assertThat(zendesk.calls()).containsExactly("GET /users/71020", "PUT /users/71020");
        assertThat(zendesk.body("PUT", "/api/v2/users/71020").path("user"))
                .isEqualTo(Json.node(object("name", "New", "phone", null)));
    }

    @Test
    void a_changed_address_becomes_the_primary_one() {
        zendesk.hasUsers(with(user(71023, "Mail"), "email", "new@example.com"));
        zendesk.answers(
                get("/api/v2/users/71023/identities"),
                object(
                        "identities",
                        array(object("id", 1, "type", "email", "value", "old@example.com", "primary", true))));
        zendesk.answers(
                post("/api/v2/users/71023/identities"),
                json(
                        201,
                        object(
                                "identity",
                                object("id", 2, "type", "email", "value", "new@example.com", "primary", false))));
        zendesk.answers(put("/api/v2/users/71023/identities/2/make_primary"), object("identities", array()));

        Khoros.patch("/customer/71023", object("email", "new@example.com"))
                .then()
                .statusCode(201)
                .body("email", equalTo("new@example.com"));

        assertThat(zendesk.calls())
                .hasSizeLessThanOrEqualTo(5)
                .containsSequence(
                        "GET /users/71023/identities",
                        "POST /users/71023/identities",
                        "PUT /users/71023/identities/2/make_primary");
        assertThat(zendesk.body("POST", "/api/v2/users/71023/identities")
                        .at("/identity/skip_verify_email")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_cleared_address_is_deleted() {
        zendesk.hasUsers(user(71025, "Mail"));
        zendesk.answers(
                get("/api/v2/users/71025/identities"),
                object(
                        "identities",
                        array(object("id", 9, "type", "email", "value", "old@example.com", "primary", true))));
        zendesk.answers(
                ZendeskStub.deleting("/api/v2/users/71025/identities/9"),
                json(204, "").withBody(""));

        Khoros.patch("/customer/71025", object("email", "")).then().statusCode(201);

        assertThat(zendesk.calls()).contains("DELETE /users/71025/identities/9");
    }

    @Test
    void a_number_beyond_all_measure_is_left_out_of_a_customer() {
        zendesk.hasUserFields(object("id", 1, "key", "score", "type", "decimal", "title", "Score", "active", true));
        String user =
                Json.text(object("user", with(ZendeskStub.user(71033, "Max"), "user_fields", object("score", 1))));
        zendesk.answers(
                get(urlPathEqualTo("/api/v2/users/71033")),
                json(200, "").withBody(user.replace("\"score\":1", "\"score\":1e999999999")));

        Khoros.get("/customer/71033")
                .then()
                .statusCode(200)
                .body("name", is("Max"))
                .body("$", not(hasKey("score")));
    }

    @Test
    void a_customers_cases_come_newest_first_without_comments() {
        zendesk.answers(
                get(urlPathEqualTo("/api/v2/users/71030/tickets/requested")),
                object(
                        "tickets",
                        array(
                                with(ZendeskStub.ticket(1, 71030, "solved"), "created_at", "2026-01-01T00:00:00Z"),
                                with(ZendeskStub.ticket(2, 71030, "pending"), "created_at", "2026-01-02T00:00:00Z")),
                        "users",
                        array(ZendeskStub.user(71030, "Jane Quill"))));

        Khoros.get("/customer/71030/cases")
                .then()
                .statusCode(200)
                .body("id", contains("2", "1"))
                .body("status", contains("open", "closed"));

        assertThat(zendesk.calls()).containsExactly("GET /users/71030/tickets/requested");
    }
}
