package io.khoroszendesk.crm;

import static io.khoroszendesk.Interactions.tweet;
import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.Json.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.khoroszendesk.Json;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.fake.Answer;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
@WithTestResource(CrmTenant.class)
class CasesTest {

    static final String TICKETS = "/api/v2/tickets";

    final FakeZendesk zendesk = CrmTenant.zendesk();
    final FakeTenant tenant = zendesk.tenant();

    FakeUser jane;

    @BeforeEach
    void a_tenant_with_a_customer() {
        CrmTenant.isEmpty();
        jane = tenant.user("Jane Quill").add();
    }

    String customer() {
        return String.valueOf(jane.id());
    }

    /** A tweet of this moment: Zendesk can have forgotten no earlier case of it, so none is looked for. */
    static Map<String, Object> newTweet(String id, String text) {
        Map<String, Object> tweet = tweet(id, text);
        tweet.put("created", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        return tweet;
    }

    /** The only ticket. */
    FakeTicket ticket() {
        assertThat(zendesk.tickets()).hasSize(1);
        return zendesk.tickets().getFirst();
    }

    static JsonNode sent() {
        return CrmTenant.body("POST", TICKETS).path("ticket");
    }

    @Test
    void a_case_is_one_ticket_made_with_one_call_and_one_more_for_a_customer_nobody_has_seen() {
        ValidatableResponse made = Khoros.post(
                        "/case",
                        object(
                                "customerId",
                                customer(),
                                "title",
                                "Broken",
                                "interactions",
                                array(newTweet("1001", "Help!"))))
                .then()
                .statusCode(201);

        FakeTicket ticket = ticket();
        made.body("id", is(String.valueOf(ticket.id())))
                .body("number", is(String.valueOf(ticket.id())))
                .body("customerId", is(customer()))
                .body("title", is("Broken"))
                .body("description", is(ticket.comments().getFirst().body()))
                .body("url", is("https://acme.zendesk.com/agent/tickets/" + ticket.id()))
                .body("linkUrl", is("https://acme.zendesk.com/agent/tickets/" + ticket.id()))
                .body("created", is(ticket.members().getString("created_at")))
                .body("lastUpdated", is(ticket.members().getString("updated_at")))
                .body("status", is("open"));
        assertThat(CrmTenant.calls()).containsExactly("GET /users/" + customer(), "POST /tickets");
        assertThat(ticket.externalId()).matches("khoros-[0-9a-f]{48}");
        assertThat(zendesk.calls("POST", TICKETS).getFirst().header("Idempotency-Key"))
                .isEqualTo(ticket.externalId().substring("khoros-".length()));
        assertThat(ticket.comments().getFirst().htmlBody()).contains("Help!");
        assertThat(ticket.comments().getFirst().isPublic()).isFalse();
        ObjectNode sent = (ObjectNode) sent();
        sent.remove(List.of("external_id", "comment"));
        assertThat(sent)
                .isEqualTo(Json.node(object(
                        "subject",
                        "Broken",
                        "requester_id",
                        jane.id(),
                        "tags",
                        array("khoros"),
                        "metadata",
                        object("khoros", object("interactions", array("twitter:1001"))))));
    }

    @Test
    void fields_reach_the_ticket_as_it_keeps_them() {
        tenant.ticketField("priority")
                .option("Low", "low")
                .option("High", "high")
                .add();
        tenant.ticketField("tickettype").option("Problem", "problem").add();
        tenant.ticketField("status")
                .option("Open", "open")
                .option("Solved", "solved")
                .add();
        long product = tenant.ticketField("tagger").option("Lamp", "p_lamp").add();
        long urgent = tenant.ticketField("checkbox").add();
        long pieces = tenant.ticketField("integer").add();
        long support = tenant.group("Support");

        Khoros.post(
                        "/case",
                        object(
                                "customerId",
                                customer(),
                                "title",
                                "Fields",
                                "priority",
                                "high",
                                "type",
                                "problem",
                                "ticket_status",
                                "open",
                                "group",
                                String.valueOf(support),
                                "ticket_field_" + product,
                                "p_lamp",
                                "ticket_field_" + urgent,
                                true,
                                "ticket_field_" + pieces,
                                "12"))
                .then()
                .statusCode(201)
                .body("priority", is("high"))
                .body("ticket_status", is("open"))
                .body("ticket_field_" + product, is("p_lamp"))
                .body("ticket_field_" + urgent, is(true));

        assertThat(ticket().priority()).isEqualTo("high");
        assertThat(ticket().type()).isEqualTo("problem");
        assertThat(ticket().status()).isEqualTo("open");
        assertThat(ticket().groupId()).isEqualTo(support);
        assertThat(sent().path("custom_fields")).hasSize(3);
        assertThat(ticket().fields())
                .containsExactlyInAnyOrderEntriesOf(Map.of(product, "p_lamp", urgent, true, pieces, 12));
    }

    @Test
    void the_agent_is_the_author_and_is_looked_up_once() {
        tenant.user("A Customer").secondaryEmail("sam@acme.example").add();
        FakeUser sam =
                tenant.user("Sam").email("Sam@acme.example").role("agent").add();

        Khoros.postAs(
                        "sam@acme.example",
                        "/case",
                        object(
                                "customerId",
                                customer(),
                                "title",
                                "First",
                                "interactions",
                                array(newTweet("1005", "Hi"))))
                .then()
                .statusCode(201);
        Khoros.postAs(
                        "sam@acme.example",
                        "/case",
                        object(
                                "customerId",
                                customer(),
                                "title",
                                "Second",
                                "interactions",
                                array(newTweet("1006", "Hi"))))
                .then()
                .statusCode(201);

        assertThat(CrmTenant.calls())
                .containsExactly("GET /users/" + customer(), "GET /users/search", "POST /tickets", "POST /tickets");
        assertThat(zendesk.tickets())
                .extracting(ticket -> ticket.comments().getFirst().authorId())
                .containsExactly(sam.id(), sam.id());
    }

    @Test
    void the_same_case_in_parallel_is_one_ticket() throws Exception {
        zendesk.faults().next("POST " + TICKETS, Fault.delay(200));
        Map<String, Object> body =
                object("customerId", customer(), "title", "Parallel", "interactions", array(newTweet("1011", "Hi")));

        List<Future<String>> answers;
        try (ExecutorService agents = Executors.newFixedThreadPool(5)) {
            Callable<String> create = () ->
                    Khoros.post("/case", body).then().statusCode(201).extract().path("id");
            answers = agents.invokeAll(Collections.nCopies(5, create));
        }

        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo(String.valueOf(ticket().id()));
        }
        assertThat(CrmTenant.calls()).containsExactly("GET /users/" + customer(), "POST /tickets");
    }

    @Test
    void a_case_that_another_agent_has_just_made_is_answered_with_what_is_there() {
        zendesk.faults()
                .next(
                        "POST " + TICKETS,
                        Fault.body(
                                        400,
                                        text(object(
                                                "error", "IdempotentRequestError",
                                                "description",
                                                        "Request parameters don't match the given idempotency key")))
                                .afterEffect());

        String id = Khoros.post(
                        "/case",
                        object(
                                "customerId",
                                customer(),
                                "title",
                                "There",
                                "interactions",
                                array(newTweet("1014", "Hi"))))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(id).isEqualTo(String.valueOf(ticket().id()));
        assertThat(CrmTenant.calls()).containsExactly("GET /users/" + customer(), "POST /tickets", "GET /tickets");
        assertThat(zendesk.calls("GET", TICKETS).getFirst().query("external_id"))
                .isEqualTo(ticket().externalId());
    }

    @Test
    void a_case_needs_a_customer_and_a_title() {
        Khoros.postWrongly("/case", object("interactions", array()))
                .then()
                .statusCode(422)
                .body("error", is("VALIDATION_FAILED"))
                .body("fields.name", contains("customerId", "title"));
        Khoros.postWrongly("/case", object("customerId", customer(), "title", "  "))
                .then()
                .statusCode(422)
                .body("fields.name", contains("title"));
        Khoros.postWrongly("/case", object("customerId", "seven", "title", "Seven"))
                .then()
                .statusCode(422)
                .body("fields.name", contains("customerId"));

        assertThat(CrmTenant.calls()).isEmpty();
    }

    @Test
    void the_customer_may_also_be_called_customId_and_be_a_number() {
        Khoros.post("/case", object("customId", customer(), "title", "Alias"))
                .then()
                .statusCode(201);
        Khoros.post("/case", object("customerId", jane.id(), "title", "Number"))
                .then()
                .statusCode(201);

        assertThat(zendesk.tickets()).extracting(FakeTicket::requesterId).containsExactly(jane.id(), jane.id());
    }

    @Test
    void half_a_character_and_placeholders_reach_no_ticket() {
        Khoros.khoros()
                .contentType(ContentType.JSON)
                .body(
                        "{\"customerId\":\"" + customer() + "\",\"title\":\"{{x}}\\ud83d\\r\\n\\u202eDented\","
                                + "\"interactions\":[{\"created\":\"2026-11-20T09:00:00Z\",\"contentType\":\"tweet\",\"service\":\"twitter\",\"serviceId\":\"9\\ud800\",\"body\":\"a\\udc00\"}]}")
                .post("/case")
                .then()
                .statusCode(201);

        assertThat(ticket().subject()).isEqualTo("{\u200b{x}} Dented");
        assertThat(ticket().interactions()).containsExactly("twitter:9");
    }

    @Test
    void a_required_field_of_the_tenant_is_named_as_khoros_knows_it() {
        long order = tenant.ticketField("text").title("Order number").add();
        Answer refusal = new Answer.Complaints()
                .add("Order number", "Order number: cannot be blank", "BlankValue")
                .answer();
        zendesk.faults()
                .next(
                        "POST " + TICKETS,
                        Fault.body(refusal.status(), refusal.body().toString()));

        Khoros.post("/case", object("customerId", customer(), "title", "Required"))
                .then()
                .statusCode(422)
                .body("fields.name", contains("ticket_field_" + order));
    }

    @Test
    void a_member_that_is_no_field_is_named() {
        Khoros.postWrongly("/case", object("customerId", customer(), "title", "Eve", "assignee_id", "1"))
                .then()
                .statusCode(400)
                .body("error", is("INVALID_REQUEST"))
                .body("fields.name", contains("assignee_id"));

        assertThat(CrmTenant.calls()).isEmpty();
    }

    @Test
    void a_case_is_looked_up_with_one_call_and_is_closed_when_solved() {
        long solved = tenant.ticket(jane).status("solved").add().id();
        long hold = tenant.ticket(jane).status("hold").add().id();

        Khoros.get("/case/" + solved)
                .then()
                .statusCode(200)
                .body("id", is(String.valueOf(solved)))
                .body("status", is("closed"));
        Khoros.get("/case/" + hold).then().statusCode(200).body("status", is("open"));

        assertThat(CrmTenant.calls()).containsExactly("GET /tickets/" + solved, "GET /tickets/" + hold);
    }

    @Test
    void an_unknown_case_is_not_found() {
        Khoros.get("/case/74032").then().statusCode(404).body("error", is("NOT_FOUND"));
        Khoros.wrongly().get("/case/abc").then().statusCode(404).body("error", is("NOT_FOUND"));

        assertThat(CrmTenant.calls()).containsExactly("GET /tickets/74032");
    }

    @Test
    void the_cases_of_an_unknown_customer_are_not_found() {
        Khoros.get("/customer/84033/cases").then().statusCode(404).body("error", is("NOT_FOUND"));
    }
}
