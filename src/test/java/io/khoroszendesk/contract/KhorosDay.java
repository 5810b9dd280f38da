package io.khoroszendesk.contract;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Interactions;
import io.khoroszendesk.Khoros;
import io.restassured.response.Response;
import java.util.Map;

/** A day of agents on the fixture tenant: all ten operations, in the ways that cost different calls. */
final class KhorosDay {

    private static final String AGENT = "agent@acme.example";

    private KhorosDay() {}

    static void pass() {
        looksUp();
        writesCustomers();
        writesCases();
    }

    private static void looksUp() {
        expect(200, Khoros.get("/meta/object/customer"));
        expect(200, Khoros.get("/meta/object/case"));
        expect(200, Khoros.get("/customer/32500000000101"));
        expect(200, Khoros.get("/customer/32500000000101/cases"));
        expect(200, Khoros.get("/case/1001"));
        expect(200, Khoros.post("/customers", object("name", "jane", "plan", "gold")));
        expect(200, Khoros.post("/customers", object("email", "jane.quill@example.com", "phone", "+12025550101")));
        expect(200, Khoros.post("/customers", object("external_id", "acme-1001")));
        expect(
                200,
                Khoros.post(
                        "/customer/bestmatch",
                        object(
                                "displayName",
                                "Jane Quill",
                                "screenName",
                                "jane.q",
                                "profileUrl",
                                "https://x.com/jane.q",
                                "email",
                                "jane.quill@example.com",
                                "phoneNumbers",
                                array("+12025550101"))));
        expect(200, Khoros.post("/customer/bestmatch", object("displayName", "Priya Nair")));
    }

    private static void writesCustomers() {
        expect(
                201,
                Khoros.post(
                        "/customer",
                        object(
                                "name",
                                "Nora Newcomb",
                                "email",
                                "nora.newcomb@example.com",
                                "phone",
                                "+12025550130",
                                "details",
                                "Met on X",
                                "notes",
                                "Likes tea",
                                "time_zone",
                                "Berlin",
                                "external_id",
                                "n-1",
                                "plan",
                                "gold")));
        expect(
                201,
                Khoros.patch(
                        "/customer/32500000000101", object("details", "Likes tea", "plan", "silver", "notes", null)));
        expect(201, Khoros.patch("/customer/32500000000105", object("email", "priya.new@example.org")));
        expect(201, Khoros.patch("/customer/32500000000102", object("email", "")));
    }

    private static void writesCases() {
        Map<String, Object> first = interaction("1890000000000000001", "My kettle came dented!", false);
        expect(
                201,
                Khoros.postAs(
                        AGENT,
                        "/case",
                        object(
                                "customerId",
                                "32500000000101",
                                "title",
                                "Kettle arrived dented",
                                "priority",
                                "high",
                                "interactions",
                                array(first, interaction("1890000000000000002", "Oh no.", true)))));
        expect(200, Khoros.get("/case/2001"));
        expect(
                200,
                Khoros.patch(
                        "/case/2001",
                        object("interactions", array(interaction("1890000000000000003", "Thank you", false)))));
        expect(200, Khoros.patch("/case/1001", object("title", "Another title", "ticket_status", "solved")));
        expect(200, Khoros.patch("/case/1007", object("interactions", array(interaction("90001", "Known", false)))));
        expect(
                201,
                Khoros.post(
                        "/case",
                        object("customerId", "32500000000101", "title", "Lost answer", "interactions", array(first))));
        expect(
                201,
                Khoros.post(
                        "/case",
                        object("customerId", "32500000000101", "title", "Same key", "interactions", array(first))));
    }

    private static Map<String, Object> interaction(String id, String body, boolean ours) {
        return Interactions.tweet(
                id,
                body,
                ours
                        ? Interactions.author("acme", "77", true)
                        : Interactions.author("jane.quiller", "20170807", false));
    }

    private static void expect(int status, Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
    }
}
