package io.khoroszendesk.crm;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.RawHttp;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that can't be served: every one of them gets an answer in Khoros' form, and none of them costs a call. */
@QuarkusTest
@WithTestResource(Tenant.class)
class ErrorsTest {

    static final String AS_JSON = "Content-Type: application/json\r\n";
    static final int TOO_MUCH = 4 * 1024 * 1024 + 1;

    final ZendeskStub zendesk = new ZendeskStub();

    @BeforeEach
    void an_empty_tenant() {
        zendesk.isEmpty();
    }

    @AfterEach
    void nothing_was_asked_of_zendesk() {
        assertThat(zendesk.calls()).isEmpty();
    }

    static Response post(String path, String body) {
        return Khoros.wrongly().contentType(ContentType.JSON).body(body).post(path);
    }

    static void assertFailure(RawHttp.Answer answer, int status, String error) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        JsonNode body = Json.read(answer.body());
        assertThat(body.path("error").asText()).isEqualTo(error);
        assertThat(body.path("message").asText()).endsWith(" " + answer.header("X-Correlation-Id"));
        assertThat(answer.header("X-Correlation-Id")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/customer/1/nothing", "/", "/meta/object", "/customers/1", "/CUSTOMER/1"})
    void an_unknown_path(String path) {
        Khoros.assertFailure(Khoros.wrongly().get(path), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api", "/api/v2/users", "/index.html"})
    void a_path_outside_the_api(String path) {
        assertFailure(RawHttp.send("GET " + path, "", new byte[0]), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q", "/q/health", "/q/health/ready", "/q/metrics", "/q/dev", "/q/openapi"})
    void what_is_for_operations_only(String path) {
        assertFailure(RawHttp.send("GET " + path, "", new byte[0]), 404, "NOT_FOUND");
    }

    @Test
    void an_unknown_method() {
        Khoros.assertFailure(Khoros.wrongly().delete("/customer/87001"), 405, "METHOD_NOT_ALLOWED");
        Khoros.assertFailure(Khoros.wrongly().put("/case/87001"), 405, "METHOD_NOT_ALLOWED");
        Khoros.assertFailure(Khoros.wrongly().get("/customers"), 405, "METHOD_NOT_ALLOWED");
        Khoros.assertFailure(Khoros.wrongly().patch("/customer"), 405, "METHOD_NOT_ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"})
    void a_body_that_is_not_said_to_be_json(String type) {
        assertFailure(
                RawHttp.send(
                        "POST /api/v1/customer",
                        "Content-Type: " + type + "\r\nContent-Length: 14\r\n",
                        "{\"name\":\"Ann\"}".getBytes(UTF_8)),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/png"})
    void an_answer_in_another_form(String accept) {
        Khoros.assertFailure(Khoros.wrongly().accept(accept).get("/customer/87002"), 406, "NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":",
                "{\"name\":\"Ann\"",
                "{name:\"Ann\"}",
                "{\"name\":\"Ann\"} xx",
                "{} {}",
                "\"Ann\"",
                "[]",
                "[{\"name\":\"Ann\"}]",
                "5",
                "null",
                "<name>Ann</name>",
                "\u0000\u0000"
            })
    void a_body_that_is_not_one_json_object(String body) {
        for (String path : new String[] {"/customers", "/customer/bestmatch", "/customer", "/case"}) {
            Khoros.assertFailure(post(path, body), 400, "INVALID_REQUEST");
        }
        for (String path : new String[] {"/customer/87003", "/case/87003"}) {
            Khoros.assertFailure(
                    Khoros.wrongly().contentType(ContentType.JSON).body(body).patch(path), 400, "INVALID_REQUEST");
        }
    }

    @Test
    void bytes_that_are_no_text() {
        byte[][] bodies = {{0, 0, (byte) 0x80, 0, 10}, {(byte) 0xff, (byte) 0xfe, 0, 1}, {'{', '"', (byte) 0xc3, '"'}};
        for (byte[] body : bodies) {
            assertFailure(
                    RawHttp.send("POST /api/v1/customer", AS_JSON + "Content-Length: " + body.length + "\r\n", body),
                    400,
                    "INVALID_REQUEST");
        }
    }

    @Test
    void a_body_that_is_nested_without_end() {
        for (String path : new String[] {"/customer", "/customers", "/customer/bestmatch", "/case"}) {
            for (String step : new String[] {"[", "{\"x\":"}) {
                byte[] body = ("{\"x\":" + step.repeat(50_000)).getBytes(UTF_8);
                assertFailure(
                        RawHttp.send("POST /api/v1" + path, AS_JSON + "Content-Length: " + body.length + "\r\n", body),
                        400,
                        "INVALID_REQUEST");
            }
        }
    }

    @Test
    void no_body() {
        Khoros.assertFailure(post("/customer", ""), 400, "INVALID_REQUEST");
        Khoros.assertFailure(Khoros.wrongly().post("/customers"), 400, "INVALID_REQUEST");
        Khoros.assertFailure(Khoros.wrongly().post("/customer/bestmatch"), 400, "INVALID_REQUEST");
        Khoros.assertFailure(Khoros.wrongly().post("/case"), 400, "INVALID_REQUEST");
        Khoros.assertFailure(Khoros.wrongly().patch("/case/87004"), 400, "INVALID_REQUEST");
    }

    @Test
    void a_member_of_the_wrong_type_is_named() {
        Khoros.assertFailure(post("/customer", "{\"name\":5}"), 400, "INVALID_REQUEST")
                .body("fields.name", contains("name"));
        Khoros.assertFailure(post("/customers", "{\"email\":{\"is\":\"x\"}}"), 400, "INVALID_REQUEST")
                .body("fields.name", contains("email"));
        Khoros.assertFailure(post("/case", "{\"customerId\":\"1\",\"title\":7}"), 400, "INVALID_REQUEST")
                .body("fields.name", contains("title"));
        Khoros.assertFailure(post("/case", "{\"customerId\":true,\"title\":\"x\"}"), 400, "INVALID_REQUEST")
                .body("fields.name", contains("customerId"));
        Khoros.assertFailure(post("/case", "{\"interactions\":\"x\"}"), 400, "INVALID_REQUEST")
                .body("fields.name", contains("interactions"));
        Khoros.assertFailure(post("/case", "{\"interactions\":[5]}"), 400, "INVALID_REQUEST")
                .body("fields.name", contains("interactions[0]"));
        Khoros.assertFailure(post("/case", "{\"interactions\":[{},null]}"), 400, "INVALID_REQUEST")
                .body("fields.name", contains("interactions[1]"));
        Khoros.assertFailure(
                        Khoros.wrongly()
                                .contentType(ContentType.JSON)
                                .body("{\"interactions\":[null]}")
                                .patch("/case/87004"),
                        400,
                        "INVALID_REQUEST")
                .body("fields.name", contains("interactions[0]"));
        Khoros.assertFailure(
                        post("/case", "{\"interactions\":[{\"author\":{\"brandOwned\":\"maybe\"}}]}"),
                        400,
                        "INVALID_REQUEST")
                .body("fields.name", contains("interactions[0].author.brandOwned"));
    }

    @Test
    void a_member_that_is_unknown_is_named() {
        Khoros.assertFailure(
                        Khoros.postWrongly("/customer", object("name", "Ann", "shoeSize", 42)), 400, "INVALID_REQUEST")
                .body("fields.name", hasItem("shoeSize"));
        Khoros.assertFailure(
                        Khoros.postWrongly("/case", object("customerId", "1", "title", "x", "shoeSize", array(42))),
                        400,
                        "INVALID_REQUEST")
                .body("fields.name", hasItem("shoeSize"));
    }

    @Test
    void a_name_of_a_member_is_repeated_without_what_could_harm() {
        Khoros.assertFailure(
                        Khoros.postWrongly("/customer", object("<script>\n" + "x".repeat(500), "1")),
                        400,
                        "INVALID_REQUEST")
                .body("fields.name", contains("?script??" + "x".repeat(51)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/customer/%zz", "/customer/%", "/customer/%00", "/customer/1?x=%zz", "/customer/..%2f1"})
    void an_address_that_can_not_be_read(String path) {
        assertFailure(RawHttp.send("GET /api/v1" + path, "", new byte[0]), 400, "INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "1.5", "1e3", "007x", "%20", "9223372036854775808", "..%3f1"})
    void an_id_that_is_none(String id) {
        RawHttp.Answer customer = RawHttp.send("GET /api/v1/customer/" + id, "", new byte[0]);
        assertThat(customer.status()).isEqualTo(404);
        assertFailure(RawHttp.send("GET /api/v1/case/" + id, "", new byte[0]), 404, "NOT_FOUND");
    }

    @Test
    void a_body_that_says_it_is_too_large_is_not_even_read() {
        assertFailure(
                RawHttp.send("POST /api/v1/customer", AS_JSON + "Content-Length: " + TOO_MUCH + "\r\n", new byte[0]),
                413,
                "TOO_LARGE");
    }

    @Test
    void a_body_that_turns_out_to_be_too_large() {
        byte[] body = new byte[TOO_MUCH];
        Arrays.fill(body, (byte) ' ');

        assertFailure(
                RawHttp.send(
                        "POST /api/v1/customer", AS_JSON + "Transfer-Encoding: chunked\r\n", RawHttp.chunked(body)),
                413,
                "TOO_LARGE");
    }

    @Test
    void every_request_has_a_correlation_id_of_its_own() {
        String one = Khoros.wrongly().get("/nothing").header("X-Correlation-Id");
        String other = Khoros.wrongly().get("/nothing").header("X-Correlation-Id");

        assertThat(one).isNotEmpty().isNotEqualTo(other);
    }
}
