package io.khoroszendesk.crm;

import static io.khoroszendesk.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.khoroszendesk.Json;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CrmTenant.class)
class CustomersTest {

    final FakeZendesk zendesk = CrmTenant.zendesk();
    final FakeTenant tenant = zendesk.tenant();

    @BeforeEach
    void an_empty_tenant() {
        CrmTenant.isEmpty();
    }

    @Test
    void a_customer_is_looked_up_with_one_call_and_every_populated_field() {
        tenant.userField("plan", "dropdown").option("Gold plan", "gold").add();
        tenant.userField("vip", "checkbox").add();
        tenant.userField("since", "date").add();
        tenant.userField("score", "integer").add();
        FakeUser jane = tenant.user("Jane Quill")
                .email("jane@example.com")
                .field("plan", "gold")
                .field("vip", false)
                .field("since", "2020-08-19T00:00:00Z")
                .field("score", 42)
                .add();

        Khoros.get("/customer/" + jane.id())
                .then()
                .statusCode(200)
                .body("id", equalTo(String.valueOf(jane.id())))
                .body("url", equalTo("https://acme.zendesk.com/agent/users/" + jane.id()))
                .body("uri", equalTo("https://acme.zendesk.com/agent/users/" + jane.id()))
                .body("name", equalTo("Jane Quill"))
                .body("email", equalTo("jane@example.com"))
                .body("plan", equalTo("gold"))
                .body("vip", equalTo(false))
                .body("since", equalTo("2020-08-19"))
                .body("score", equalTo("42"))
                .body("suspended", equalTo(false))
                .body("$", not(hasEntry(equalTo("phone"), equalTo(null))));

        assertThat(CrmTenant.calls()).containsExactly("GET /users/" + jane.id());
    }

    @Test
    void an_unknown_customer_is_not_found() {
        Khoros.get("/customer/5").then().statusCode(404).body("error", equalTo("NOT_FOUND"));
    }

    @Test
    void an_id_that_is_no_number_is_not_found_and_never_sent_on() {
        Khoros.wrongly().get("/customer/12 OR 1").then().statusCode(404).body("error", equalTo("NOT_FOUND"));
        Khoros.wrongly().get("/customer/0").then().statusCode(404);
        Khoros.wrongly().get("/customer/99999999999999999999").then().statusCode(404);

        assertThat(CrmTenant.calls()).isEmpty();
    }

    @Test
    void a_new_customer_is_created_with_one_call_and_nobody_is_mailed() {
        String id = Khoros.postAs("agent@acme.example", "/customer", object("name", "Ann", "email", "ann@example.com"))
                .then()
                .statusCode(201)
                .body("name", equalTo("Ann"))
                .extract()
                .path("id");

        assertThat(CrmTenant.calls()).containsExactly("POST /users");
        FakeUser ann = zendesk.user(Long.parseLong(id));
        assertThat(ann.name()).isEqualTo("Ann");
        assertThat(ann.email()).isEqualTo("ann@example.com");
        assertThat(tenant.mails()).isEmpty();
        assertThat(CrmTenant.body("POST", "/api/v2/users").path("user"))
                .isEqualTo(Json.node(object("name", "Ann", "email", "ann@example.com", "skip_verify_email", true)));
    }

    @Test
    void a_customer_without_a_name_is_refused_on_that_field() {
        Khoros.postWrongly("/customer", object("email", "nameless@example.com"))
                .then()
                .statusCode(422)
                .body("error", equalTo("VALIDATION_FAILED"))
                .body("fields[0].name", equalTo("name"));

        assertThat(CrmTenant.calls()).isEmpty();
    }

    @Test
    void an_unknown_choice_is_refused_before_anything_is_sent() {
        tenant.userField("plan", "dropdown").option("Gold plan", "gold").add();

        Khoros.post("/customer", object("name", "Ann", "plan", "Gold plan"))
                .then()
                .statusCode(422)
                .body("fields[0].name", equalTo("plan"));

        assertThat(CrmTenant.calls()).isEmpty();
    }

    @Test
    void members_that_are_no_fields_are_named_and_never_reach_zendesk() {
        Khoros.postWrongly("/customer", object("name", "Eve", "role", "admin", "tags", "vip"))
                .then()
                .statusCode(400)
                .body("error", equalTo("INVALID_REQUEST"))
                .body("fields.name", contains("role", "tags"));

        assertThat(CrmTenant.calls()).isEmpty();
    }

    @Test
    void read_only_members_are_passed_over() {
        Khoros.post(
                        "/customer",
                        object("name", "Ro", "id", "9", "url", "x", "uri", "y", "suspended", true, "created", "z"))
                .then()
                .statusCode(201);

        assertThat(CrmTenant.body("POST", "/api/v2/users").path("user").has("suspended"))
                .isFalse();
        assertThat(zendesk.users().getLast().name()).isEqualTo("Ro");
        assertThat(zendesk.users().getLast().isSuspended()).isFalse();
    }

    @Test
    void a_customer_is_changed_after_a_look_at_who_it_is() {
        FakeUser old = tenant.user("Old").add();

        Khoros.patch("/customer/" + old.id(), object("name", "New", "phone", ""))
                .then()
                .statusCode(201)
                .body("name", equalTo("New"));

        assertThat(CrmTenant.calls()).containsExactly("GET /users/" + old.id(), "PUT /users/" + old.id());
        assertThat(CrmTenant.body("PUT", "/api/v2/users/{id}").path("user"))
                .isEqualTo(Json.node(object("name", "New", "phone", null)));
        assertThat(zendesk.user(old.id()).name()).isEqualTo("New");
    }

    @Test
    void a_changed_address_becomes_the_primary_one() {
        FakeUser mail = tenant.user("Mail").email("old@example.com").add();

        Khoros.patch("/customer/" + mail.id(), object("email", "new@example.com"))
                .then()
                .statusCode(201)
                .body("email", equalTo("new@example.com"));

        FakeUser changed = zendesk.user(mail.id());
        assertThat(changed.email()).isEqualTo("new@example.com");
        assertThat(tenant.mails()).isEmpty();
        String identities = "/users/" + mail.id() + "/identities";
        assertThat(CrmTenant.calls())
                .hasSizeLessThanOrEqualTo(5)
                .containsSequence(
                        "GET " + identities,
                        "POST " + identities,
                        "PUT " + identities + "/"
                                + changed.identities().getFirst().id() + "/make_primary");
    }

    @Test
    void a_cleared_address_is_deleted() {
        FakeUser mail = tenant.user("Mail").email("old@example.com").add();

        Khoros.patch("/customer/" + mail.id(), object("email", "")).then().statusCode(201);

        assertThat(zendesk.user(mail.id()).emails()).isEmpty();
        assertThat(CrmTenant.calls())
                .contains("DELETE /users/" + mail.id() + "/identities/"
                        + mail.identities().getFirst().id());
    }

    @Test
    void a_number_beyond_all_measure_is_left_out_of_a_customer() {
        tenant.userField("score", "decimal").add();
        zendesk.faults()
                .next(
                        "GET /api/v2/users/{id}",
                        Fault.body(
                                200,
                                "{\"user\":{\"id\":71033,\"name\":\"Max\",\"role\":\"end-user\",\"active\":true,"
                                        + "\"user_fields\":{\"score\":1e999999999}}}"));

        Khoros.get("/customer/71033")
                .then()
                .statusCode(200)
                .body("name", is("Max"))
                .body("$", not(hasKey("score")));
    }

    @Test
    void a_customers_cases_come_newest_first_without_comments() {
        FakeUser jane = tenant.user("Jane Quill").add();
        FakeTicket older = tenant.ticket(jane)
                .status("solved")
                .with("created_at", "2026-01-01T00:00:00Z")
                .updatedAt(Instant.parse("2026-01-04T00:00:00Z"))
                .add();
        FakeTicket newer = tenant.ticket(jane)
                .status("pending")
                .with("created_at", "2026-01-02T00:00:00Z")
                .updatedAt(Instant.parse("2026-01-03T00:00:00Z"))
                .add();

        Khoros.get("/customer/" + jane.id() + "/cases")
                .then()
                .statusCode(200)
                .body("id", contains(String.valueOf(newer.id()), String.valueOf(older.id())))
                .body("status", contains("open", "closed"));

        assertThat(CrmTenant.calls()).containsExactly("GET /users/" + jane.id() + "/tickets/requested");
    }
}
