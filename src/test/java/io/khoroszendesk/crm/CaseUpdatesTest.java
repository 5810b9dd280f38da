package io.khoroszendesk.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.khoroszendesk.Fields.systemField;
import static io.khoroszendesk.Fields.ticketField;
import static io.khoroszendesk.Interactions.tweet;
import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.json;
import static io.khoroszendesk.ZendeskStub.ticket;
import static io.khoroszendesk.ZendeskStub.user;
import static io.khoroszendesk.ZendeskStub.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Tenant.class)
class CaseUpdatesTest {

    static final Map<String, Object> CONFLICT =
            object("error", "UpdateConflict", "description", "Safe Update prevented the update of Jane's ticket");

    final ZendeskStub zendesk = new ZendeskStub();

    @BeforeEach
    void an_empty_tenant() {
        zendesk.isEmpty();
    }

    JsonNode sent(long ticket) {
        return zendesk.body("PUT", "/api/v2/tickets/" + ticket).path("ticket");
    }

    static Map<String, Object> commentAbout(String... keys) {
        return object(
                "id", 1, "body", "…", "metadata", object("custom", object("khoros", object("interactions", array((Object
                                [])
                        keys)))));
    }

    @Test
    void comments_that_lead_round_and_round_are_given_up_at_once() {
        zendesk.hasTickets(ticket(75040, 85040, "open"));
        zendesk.answers(
                get(urlPathEqualTo("/api/v2/tickets/75040/comments")),
                object(
                        "comments",
                        array(object("id", 1, "body", "x")),
                        "meta",
                        object("has_more", true, "after_cursor", "round")));

        Khoros.patch("/case/75040", object("interactions", array(tweet("3040", "More"))))
                .then()
                .statusCode(500)
                .body("error", is("CRM_UNAVAILABLE"));

        assertThat(zendesk.calls())
                .containsExactly("GET /tickets/75040", "GET /tickets/75040/comments", "GET /tickets/75040/comments");
    }

    @Test
    void interactions_are_appended_with_three_calls() {
        zendesk.hasTickets(ticket(75001, 85001, "open"));
        zendesk.hasComments(75001);
        zendesk.updates(with(ticket(75001, 85001, "open"), "updated_at", "2026-02-05T00:00:00Z"));

        Khoros.patch("/case/75001", object("interactions", array(tweet("3001", "More"))))
                .then()
                .statusCode(200)
                .body("id", is("75001"))
                .body("lastUpdated", is("2026-02-05T00:00:00Z"));

        assertThat(zendesk.calls())
                .containsExactly("GET /tickets/75001", "GET /tickets/75001/comments", "PUT /tickets/75001");
        assertThat(sent(75001).at("/comment/html_body").asText()).contains("[khoros:twitter:3001]", "More");
        assertThat(sent(75001).at("/comment/public").asBoolean(true)).isFalse();
        assertThat(sent(75001).at("/metadata/khoros/interactions")).isEqualTo(Json.node(array("twitter:3001")));
    }

    @Test
    void fields_are_changed_with_two_calls_and_only_if_nobody_was_faster() {
        zendesk.hasTicketFields(systemField("priority", "Priority", "low", "Low", "high", "High"));
        zendesk.hasTickets(with(ticket(75002, 85002, "open"), "updated_at", "2026-02-04T05:06:07Z"));
        zendesk.updates(with(ticket(75002, 85002, "open"), "priority", "high"));

        Khoros.patch("/case/75002", object("priority", "high"))
                .then()
                .statusCode(200)
                .body("priority", is("high"));

        assertThat(zendesk.calls()).containsExactly("GET /tickets/75002", "PUT /tickets/75002");
        assertThat(sent(75002))
                .isEqualTo(Json.node(
                        object("priority", "high", "safe_update", true, "updated_stamp", "2026-02-04T05:06:07Z")));
    }

    @Test
    void fields_and_comment_go_in_one_change() {
        zendesk.hasTicketFields(ticketField(511, "text", "Order number"));
        zendesk.hasTickets(ticket(75003, 85003, "open"));
        zendesk.hasComments(75003);
        zendesk.updates(ticket(75003, 85003, "open"));

        Khoros.patch("/case/75003", object("ticket_field_511", "A-1", "interactions", array(tweet("3003", "More"))))
                .then()
                .statusCode(200);

        assertThat(sent(75003).path("custom_fields")).isEqualTo(Json.read("[{\"id\":511,\"value\":\"A-1\"}]"));
        assertThat(sent(75003).has("comment")).isTrue();
        assertThat(sent(75003).path("safe_update").asBoolean()).isTrue();
    }

    @Test
    void a_field_is_cleared_by_null_or_nothing() {
        zendesk.hasTicketFields(ticketField(512, "text", "Order number"), ticketField(513, "text", "Club"));
        zendesk.hasTickets(with(
                ticket(75004, 85004, "open"),
                "custom_fields",
                array(object("id", 512, "value", "A-1"), object("id", 513, "value", "B-2"))));
        zendesk.updates(ticket(75004, 85004, "open"));

        Khoros.patch("/case/75004", object("ticket_field_512", null, "ticket_field_513", ""))
                .then()
                .statusCode(200);

        assertThat(sent(75004).path("custom_fields"))
                .isEqualTo(Json.read("[{\"id\":512,\"value\":null},{\"id\":513,\"value\":null}]"));
    }

    @Test
    void of_several_interactions_only_the_new_ones_are_added() {
        zendesk.hasTickets(ticket(75009, 85009, "open"));
        zendesk.hasComments(75009, commentAbout("twitter:3009", "twitter:3010"));
        zendesk.updates(ticket(75009, 85009, "open"));

        Khoros.patch(
                        "/case/75009",
                        object(
                                "interactions",
                                array(tweet("3009", "Old one"), tweet("3010", "Old two"), tweet("3011", "New one"))))
                .then()
                .statusCode(200);

        assertThat(sent(75009).at("/metadata/khoros/interactions")).isEqualTo(Json.node(array("twitter:3011")));
        assertThat(sent(75009).at("/comment/html_body").asText())
                .contains("New one")
                .doesNotContain("Old");
    }

    @Test
    void the_agent_is_the_author() {
        zendesk.hasTickets(ticket(75011, 85011, "open"));
        zendesk.hasComments(75011);
        zendesk.updates(ticket(75011, 85011, "open"));
        zendesk.finds(
                "email:\"ash@acme.example\"", with(user(911, "Ash"), "email", "ash@acme.example", "role", "admin"));

        Khoros.patchAs("ash@acme.example", "/case/75011", object("interactions", array(tweet("3013", "Hi"))))
                .then()
                .statusCode(200);

        assertThat(sent(75011).at("/comment/author_id").asLong()).isEqualTo(911);
    }

    @Test
    void a_conflict_that_stays_is_told() {
        zendesk.hasTickets(ticket(75013, 85013, "open"));
        zendesk.answers(put("/api/v2/tickets/75013"), json(409, CONFLICT));

        Khoros.patch("/case/75013", object("title", "Never"))
                .then()
                .statusCode(500)
                .body("error", is("CRM_CONFLICT"));

        assertThat(zendesk.calls("PUT", "/api/v2/tickets/75013")).hasSize(2);
    }

    @Test
    void a_closed_ticket_can_not_be_changed_and_that_is_said() {
        zendesk.hasTickets(ticket(75014, 85014, "closed"));

        Khoros.patch("/case/75014", object("title", "Too late"))
                .then()
                .statusCode(422)
                .body("error", is("VALIDATION_FAILED"))
                .body("message", containsString("closed"));

        assertThat(zendesk.calls()).containsExactly("GET /tickets/75014");
    }

    @Test
    void an_unknown_case_is_not_found() {
        zendesk.answers(get("/api/v2/tickets/75016"), json(404, object("error", "RecordNotFound")));

        Khoros.patch("/case/75016", object("title", "Nowhere"))
                .then()
                .statusCode(404)
                .body("error", is("NOT_FOUND"));
        Khoros.patchWrongly("/case/0", object("title", "Nowhere")).then().statusCode(404);

        assertThat(zendesk.calls()).containsExactly("GET /tickets/75016");
    }

    @Test
    void an_unknown_choice_is_refused_before_anything_is_sent() {
        zendesk.hasTicketFields(systemField("status", "Status", "open", "Open", "solved", "Solved"));

        Khoros.patch("/case/75017", object("ticket_status", "Solved"))
                .then()
                .statusCode(422)
                .body("fields.name", contains("ticket_status"));

        assertThat(zendesk.calls()).isEmpty();
    }

    @Test
    void a_title_and_a_customer_can_not_be_emptied() {
        Khoros.patchWrongly("/case/75018", object("customerId", "", "title", ""))
                .then()
                .statusCode(422)
                .body("fields.name", contains("customerId", "title"));

        assertThat(zendesk.calls()).isEmpty();
    }
}
