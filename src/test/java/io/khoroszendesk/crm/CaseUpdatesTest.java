package io.khoroszendesk.crm;

import static io.khoroszendesk.Interactions.tweet;
import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.Json.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeComment;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.fake.zendesk.tenant.TicketSeed;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CrmTenant.class)
class CaseUpdatesTest {

    static final String COMMENTS = "GET /api/v2/tickets/{id}/comments";
    static final String UPDATE = "PUT /api/v2/tickets/{id}";

    final FakeZendesk zendesk = CrmTenant.zendesk();
    final FakeTenant tenant = zendesk.tenant();

    @BeforeEach
    void an_empty_tenant() {
        CrmTenant.isEmpty();
    }

    /** A ticket as it was on some day in February. */
    TicketSeed ticket() {
        FakeUser jane = tenant.user("Jane Quill").add();
        return tenant.ticket(jane).status("open").updatedAt(Instant.parse("2026-02-04T05:06:07Z"));
    }

    FakeComment lastComment(FakeTicket ticket) {
        return zendesk.ticket(ticket.id()).comments().getLast();
    }

    static JsonNode sent() {
        return CrmTenant.body("PUT", "/api/v2/tickets/{id}").path("ticket");
    }

    @Test
    void comments_that_lead_round_and_round_are_given_up_at_once() {
        FakeTicket ticket = ticket().add();
        zendesk.faults()
                .always(
                        COMMENTS,
                        Fault.body(
                                200,
                                text(object(
                                        "comments",
                                        array(object("id", 1, "body", "x")),
                                        "meta",
                                        object("has_more", true, "after_cursor", "round")))));

        Khoros.patch("/case/" + ticket.id(), object("interactions", array(tweet("3040", "More"))))
                .then()
                .statusCode(500)
                .body("error", is("CRM_UNAVAILABLE"));

        String path = "GET /tickets/" + ticket.id();
        assertThat(CrmTenant.calls()).containsExactly(path, path + "/comments", path + "/comments");
    }

    @Test
    void interactions_are_appended_with_three_calls() {
        FakeTicket before = ticket().add();

        String updated = Khoros.patch("/case/" + before.id(), object("interactions", array(tweet("3001", "More"))))
                .then()
                .statusCode(200)
                .body("id", is(String.valueOf(before.id())))
                .extract()
                .path("lastUpdated");

        String path = "/tickets/" + before.id();
        assertThat(CrmTenant.calls()).containsExactly("GET " + path, "GET " + path + "/comments", "PUT " + path);
        FakeTicket after = zendesk.ticket(before.id());
        assertThat(Instant.parse(updated)).isEqualTo(after.updatedAt()).isAfter(before.updatedAt());
        assertThat(after.comments()).hasSize(2);
        assertThat(lastComment(after).htmlBody()).contains("[khoros:twitter:3001]", "More");
        assertThat(lastComment(after).isPublic()).isFalse();
        assertThat(lastComment(after).interactions()).containsExactly("twitter:3001");
    }

    @Test
    void fields_are_changed_with_two_calls_and_only_if_nobody_was_faster() {
        tenant.ticketField("priority")
                .option("Low", "low")
                .option("High", "high")
                .add();
        FakeTicket ticket = ticket().add();

        Khoros.patch("/case/" + ticket.id(), object("priority", "high"))
                .then()
                .statusCode(200)
                .body("priority", is("high"));

        assertThat(CrmTenant.calls()).containsExactly("GET /tickets/" + ticket.id(), "PUT /tickets/" + ticket.id());
        assertThat(sent())
                .isEqualTo(Json.node(
                        object("priority", "high", "safe_update", true, "updated_stamp", "2026-02-04T05:06:07Z")));
        assertThat(zendesk.ticket(ticket.id()).priority()).isEqualTo("high");
    }

    @Test
    void fields_and_comment_go_in_one_change() {
        long order = tenant.ticketField("text").title("Order number").add();
        FakeTicket ticket = ticket().add();

        Khoros.patch(
                        "/case/" + ticket.id(),
                        object("ticket_field_" + order, "A-1", "interactions", array(tweet("3003", "More"))))
                .then()
                .statusCode(200);

        assertThat(sent().path("custom_fields")).isEqualTo(Json.node(array(object("id", order, "value", "A-1"))));
        assertThat(sent().path("safe_update").asBoolean()).isTrue();
        assertThat(zendesk.ticket(ticket.id()).field(order)).isEqualTo("A-1");
        assertThat(zendesk.ticket(ticket.id()).interactions()).containsExactly("twitter:3003");
    }

    @Test
    void a_field_is_cleared_by_null_or_nothing() {
        long order = tenant.ticketField("text").title("Order number").add();
        long club = tenant.ticketField("text").title("Club").add();
        FakeTicket ticket = ticket().field(order, "A-1").field(club, "B-2").add();

        Khoros.patch("/case/" + ticket.id(), object("ticket_field_" + order, null, "ticket_field_" + club, ""))
                .then()
                .statusCode(200);

        assertThat(sent().path("custom_fields"))
                .isEqualTo(Json.node(array(object("id", order, "value", null), object("id", club, "value", null))));
        assertThat(zendesk.ticket(ticket.id()).fields()).isEmpty();
    }

    @Test
    void of_several_interactions_only_the_new_ones_are_added() {
        FakeTicket ticket =
                ticket().commentAbout("Hi", "twitter:3009", "twitter:3010").add();

        Khoros.patch(
                        "/case/" + ticket.id(),
                        object(
                                "interactions",
                                array(tweet("3009", "Old one"), tweet("3010", "Old two"), tweet("3011", "New one"))))
                .then()
                .statusCode(200);

        assertThat(lastComment(ticket).interactions()).containsExactly("twitter:3011");
        assertThat(lastComment(ticket).htmlBody()).contains("New one").doesNotContain("Old");
    }

    @Test
    void the_agent_is_the_author() {
        FakeUser ash =
                tenant.user("Ash").email("ash@acme.example").role("admin").add();
        FakeTicket ticket = ticket().add();

        Khoros.patchAs("ash@acme.example", "/case/" + ticket.id(), object("interactions", array(tweet("3013", "Hi"))))
                .then()
                .statusCode(200);

        assertThat(lastComment(ticket).authorId()).isEqualTo(ash.id());
    }

    @Test
    void a_conflict_that_stays_is_told() {
        FakeTicket ticket = ticket().add();
        zendesk.faults()
                .always(
                        UPDATE,
                        Fault.body(
                                409,
                                text(object(
                                        "error",
                                        "UpdateConflict",
                                        "description",
                                        "Safe Update prevented the update of Jane's ticket"))));

        Khoros.patch("/case/" + ticket.id(), object("title", "Never"))
                .then()
                .statusCode(500)
                .body("error", is("CRM_CONFLICT"));

        assertThat(zendesk.count("PUT", "/api/v2/tickets/" + ticket.id())).isEqualTo(2);
    }

    @Test
    void a_closed_ticket_can_not_be_changed_and_that_is_said() {
        FakeTicket ticket = ticket().status("closed").add();

        Khoros.patch("/case/" + ticket.id(), object("title", "Too late"))
                .then()
                .statusCode(422)
                .body("error", is("VALIDATION_FAILED"))
                .body("message", containsString("closed"));

        // The comments tell whether it was merged into another ticket.
        assertThat(CrmTenant.calls())
                .containsExactly("GET /tickets/" + ticket.id(), "GET /tickets/" + ticket.id() + "/comments");
    }

    @Test
    void an_unknown_case_is_not_found() {
        Khoros.patch("/case/75016", object("title", "Nowhere"))
                .then()
                .statusCode(404)
                .body("error", is("NOT_FOUND"));
        Khoros.patchWrongly("/case/0", object("title", "Nowhere")).then().statusCode(404);

        assertThat(CrmTenant.calls()).containsExactly("GET /tickets/75016");
    }

    @Test
    void an_unknown_choice_is_refused_before_anything_is_sent() {
        tenant.ticketField("status")
                .option("Open", "open")
                .option("Solved", "solved")
                .add();

        Khoros.patch("/case/75017", object("ticket_status", "Solved"))
                .then()
                .statusCode(422)
                .body("fields.name", contains("ticket_status"));

        assertThat(CrmTenant.calls()).isEmpty();
    }

    @Test
    void a_title_and_a_customer_can_not_be_emptied() {
        Khoros.patchWrongly("/case/75018", object("customerId", "", "title", ""))
                .then()
                .statusCode(422)
                .body("fields.name", contains("customerId", "title"));

        assertThat(CrmTenant.calls()).isEmpty();
    }
}
