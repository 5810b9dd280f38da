package io.khoroszendesk.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.khoroszendesk.Fields.systemField;
import static io.khoroszendesk.Fields.ticketField;
import static io.khoroszendesk.Interactions.tweet;
import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.invalid;
import static io.khoroszendesk.ZendeskStub.json;
import static io.khoroszendesk.ZendeskStub.ticket;
import static io.khoroszendesk.ZendeskStub.user;
import static io.khoroszendesk.ZendeskStub.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.khoroszendesk.Json;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Tenant.class)
class CasesTest {

    final ZendeskStub zendesk = new ZendeskStub();

    @BeforeEach
    void an_empty_tenant() {
        zendesk.isEmpty();
    }

    JsonNode sentTicket() {
        return zendesk.body("POST", "/api/v2/tickets").path("ticket");
    }

    String sentComment() {
        return sentTicket().at("/comment/html_body").asText();
    }

    @Test
    void a_case_is_one_ticket_made_with_one_call_and_one_more_for_a_customer_nobody_has_seen() {
        zendesk.creates(with(ticket(74001, 84001, "new"), "subject", "Broken"));

        Khoros.post(
                        "/case",
                        object("customerId", "84001", "title", "Broken", "interactions", array(tweet("1001", "Help!"))))
                .then()
                .statusCode(201)
                .body("id", is("74001"))
                .body("number", is("74001"))
                .body("customerId", is("84001"))
                .body("title", is("Broken"))
                .body("description", is("It came broken."))
                .body("url", is("https://acme.zendesk.com/agent/tickets/74001"))
                .body("linkUrl", is("https://acme.zendesk.com/agent/tickets/74001"))
                .body("created", is("2026-02-03T04:05:06Z"))
                .body("lastUpdated", is("2026-02-04T05:06:07Z"))
                .body("status", is("open"));

        assertThat(zendesk.calls()).containsExactly("GET /users/84001", "POST /tickets");
        ObjectNode sent = (ObjectNode) sentTicket();
        String externalId = sent.path("external_id").asText();
        assertThat(externalId).matches("khoros-[0-9a-f]{48}");
        assertThat(zendesk.calls("POST", "/api/v2/tickets").getFirst().getHeader("Idempotency-Key"))
                .isEqualTo(externalId.substring("khoros-".length()));
        assertThat(sent.at("/comment/public").asBoolean(true)).isFalse();
        sent.remove(List.of("external_id", "comment"));
        assertThat(sent)
                .isEqualTo(Json.node(object(
                        "subject",
                        "Broken",
                        "requester_id",
                        84001,
                        "tags",
                        array("khoros"),
                        "metadata",
                        object("khoros", object("interactions", array("twitter:1001"))))));
    }

    @Test
    void fields_reach_the_ticket_as_it_keeps_them() {
        zendesk.hasTicketFields(
                systemField("priority", "Priority", "low", "Low", "high", "High"),
                systemField("tickettype", "Type", "problem", "Problem"),
                systemField("status", "Status", "open", "Open", "solved", "Solved"),
                ticketField(501, "tagger", "Product", "p_lamp", "Lamp"),
                ticketField(502, "checkbox", "Urgent"),
                ticketField(503, "integer", "Pieces"));
        zendesk.hasGroups(object("id", 601, "name", "Support"));
        zendesk.creates(with(
                ticket(74004, 84004, "open"),
                "priority",
                "high",
                "custom_fields",
                array(object("id", 501, "value", "p_lamp"), object("id", 502, "value", true))));

        Khoros.post(
                        "/case",
                        object(
                                "customerId", "84004",
                                "title", "Fields",
                                "priority", "high",
                                "type", "problem",
                                "ticket_status", "open",
                                "group", "601",
                                "ticket_field_501", "p_lamp",
                                "ticket_field_502", true,
                                "ticket_field_503", "12"))
                .then()
                .statusCode(201)
                .body("priority", is("high"))
                .body("ticket_status", is("open"))
                .body("ticket_field_501", is("p_lamp"))
                .body("ticket_field_502", is(true));

        JsonNode sent = sentTicket();
        assertThat(sent.path("priority").asText()).isEqualTo("high");
        assertThat(sent.path("type").asText()).isEqualTo("problem");
        assertThat(sent.path("status").asText()).isEqualTo("open");
        assertThat(sent.path("group_id").asLong()).isEqualTo(601);
        assertThat(sent.path("custom_fields"))
                .isEqualTo(Json.read("[{\"id\":501,\"value\":\"p_lamp\"},{\"id\":502,\"value\":true},"
                        + "{\"id\":503,\"value\":12}]"));
    }

    @Test
    void the_agent_is_the_author_and_is_looked_up_once() {
        zendesk.creates(ticket(74005, 84005, "new"));
        zendesk.hasUsers(user(84005, "Jane Quill"));
        zendesk.finds(
                "email:\"sam@acme.example\"",
                with(user(901, "A Customer"), "email", "sam@acme.example"),
                with(user(902, "Sam"), "email", "Sam@acme.example", "role", "agent"));

        Khoros.postAs("sam@acme.example", "/case", object("customerId", "84005", "title", "First"))
                .then()
                .statusCode(201);
        Khoros.postAs("sam@acme.example", "/case", object("customerId", "84005", "title", "Second"))
                .then()
                .statusCode(201);

        assertThat(zendesk.calls())
                .containsExactly("GET /users/84005", "GET /users/search", "POST /tickets", "POST /tickets");
        assertThat(zendesk.calls("POST", "/api/v2/tickets"))
                .allSatisfy(call -> assertThat(Json.read(call.getBodyAsString())
                                .at("/ticket/comment/author_id")
                                .asLong())
                        .isEqualTo(902));
    }

    @Test
    void the_same_case_in_parallel_is_one_ticket() throws Exception {
        zendesk.answers(
                post("/api/v2/tickets"),
                json(201, object("ticket", ticket(74011, 84011, "new"))).withFixedDelay(200));
        Map<String, Object> body =
                object("customerId", "84011", "title", "Parallel", "interactions", array(tweet("1011", "Hi")));

        List<Future<String>> answers;
        try (ExecutorService agents = Executors.newFixedThreadPool(5)) {
            Callable<String> create = () ->
                    Khoros.post("/case", body).then().statusCode(201).extract().path("id");
            answers = agents.invokeAll(Collections.nCopies(5, create));
        }

        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo("74011");
        }
        assertThat(zendesk.calls()).containsExactly("GET /users/84011", "POST /tickets");
    }

    @Test
    void a_case_that_another_agent_has_just_made_is_answered_with_what_is_there() {
        zendesk.answers(
                post("/api/v2/tickets"),
                json(
                        400,
                        object(
                                "error", "IdempotentRequestError",
                                "description", "Request parameters don't match the given idempotency key")));
        zendesk.answers(
                get(urlPathEqualTo("/api/v2/tickets")),
                json(
                                200,
                                object(
                                        "tickets",
                                        array(with(
                                                ticket(74013, 84013, "open"),
                                                "external_id",
                                                "{{request.query.external_id}}"))))
                        .withTransformers("response-template"));

        Khoros.post(
                        "/case",
                        object("customerId", "84013", "title", "There", "interactions", array(tweet("1014", "Hi"))))
                .then()
                .statusCode(201)
                .body("id", is("74013"));

        assertThat(zendesk.calls()).containsExactly("GET /users/84013", "POST /tickets", "GET /tickets");
        assertThat(zendesk.calls("GET", "/api/v2/tickets")
                        .getFirst()
                        .queryParameter("external_id")
                        .firstValue())
                .isEqualTo(sentTicket().path("external_id").asText());
    }

    @Test
    void a_case_needs_a_customer_and_a_title() {
        Khoros.postWrongly("/case", object("interactions", array()))
                .then()
                .statusCode(422)
                .body("error", is("VALIDATION_FAILED"))
                .body("fields.name", contains("customerId", "title"));
        Khoros.postWrongly("/case", object("customerId", "84017", "title", "  "))
                .then()
                .statusCode(422)
                .body("fields.name", contains("title"));
        Khoros.postWrongly("/case", object("customerId", "seven", "title", "Seven"))
                .then()
                .statusCode(422)
                .body("fields.name", contains("customerId"));

        assertThat(zendesk.calls()).isEmpty();
    }

    @Test
    void the_customer_may_also_be_called_customId_and_be_a_number() {
        zendesk.creates(ticket(74018, 84018, "new"));

        Khoros.post("/case", object("customId", "84018", "title", "Alias"))
                .then()
                .statusCode(201);
        Khoros.post("/case", object("customerId", 84018, "title", "Number"))
                .then()
                .statusCode(201);

        assertThat(zendesk.calls("POST", "/api/v2/tickets"))
                .extracting(call -> Json.read(call.getBodyAsString())
                        .at("/ticket/requester_id")
                        .asLong())
                .containsExactly(84018L, 84018L);
    }

    @Test
    void half_a_character_and_placeholders_reach_no_ticket() {
        zendesk.creates(ticket(74042, 84042, "new"));

        Khoros.khoros()
                .contentType(ContentType.JSON)
                .body(
                        "{\"customerId\":\"84042\",\"title\":\"{{x}}\\ud83d\\r\\n\\u202eDented\","
                                + "\"interactions\":[{\"created\":\"2026-11-20T09:00:00Z\",\"contentType\":\"tweet\",\"service\":\"twitter\",\"serviceId\":\"9\\ud800\",\"body\":\"a\\udc00\"}]}")
                .post("/case")
                .then()
                .statusCode(201);

        assertThat(sentTicket().path("subject").asText()).isEqualTo("{\u200b{x}} Dented");
        assertThat(sentTicket().at("/metadata/khoros/interactions/0").asText()).isEqualTo("twitter:9");
    }

    @Test
    void a_required_field_of_the_tenant_is_named_as_khoros_knows_it() {
        zendesk.hasTicketFields(ticketField(504, "text", "Order number"));
        zendesk.answers(
                post("/api/v2/tickets"), invalid("Order number", "Order number: cannot be blank", "BlankValue"));

        Khoros.post("/case", object("customerId", "84021", "title", "Required"))
                .then()
                .statusCode(422)
                .body("fields.name", contains("ticket_field_504"));
    }

    @Test
    void a_member_that_is_no_field_is_named() {
        Khoros.postWrongly("/case", object("customerId", "84023", "title", "Eve", "assignee_id", "1"))
                .then()
                .statusCode(400)
                .body("error", is("INVALID_REQUEST"))
                .body("fields.name", contains("assignee_id"));

        assertThat(zendesk.calls()).isEmpty();
    }

    @Test
    void a_case_is_looked_up_with_one_call_and_is_closed_when_solved() {
        zendesk.hasTickets(ticket(74030, 84030, "solved"), ticket(74031, 84030, "hold"));

        Khoros.get("/case/74030").then().statusCode(200).body("id", is("74030")).body("status", is("closed"));
        Khoros.get("/case/74031").then().statusCode(200).body("status", is("open"));

        assertThat(zendesk.calls()).containsExactly("GET /tickets/74030", "GET /tickets/74031");
    }

    @Test
    void an_unknown_case_is_not_found() {
        zendesk.answers(get("/api/v2/tickets/74032"), json(404, object("error", "RecordNotFound")));

        Khoros.get("/case/74032").then().statusCode(404).body("error", is("NOT_FOUND"));
        Khoros.wrongly().get("/case/abc").then().statusCode(404).body("error", is("NOT_FOUND"));

        assertThat(zendesk.calls()).containsExactly("GET /tickets/74032");
    }

    @Test
    void the_cases_of_an_unknown_customer_are_not_found() {
        zendesk.answers(
                get(urlPathEqualTo("/api/v2/users/84033/tickets/requested")),
                json(404, object("error", "RecordNotFound")));

        Khoros.get("/customer/84033/cases").then().statusCode(404).body("error", is("NOT_FOUND"));
    }
}
