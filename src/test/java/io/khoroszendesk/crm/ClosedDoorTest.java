package io.khoroszendesk.crm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import io.khoroszendesk.RawHttp;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.khoroszendesk.crm.Spellings.Target;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However an address is written: without a key there is a refusal in Khoros' form, and nothing is asked of Zendesk. */
@QuarkusTest
@WithTestResource(Tenant.class)
class ClosedDoorTest {

    static final List<Target> OPERATIONS = Spellings.OPERATIONS;

    final ZendeskStub zendesk = new ZendeskStub();

    @BeforeEach
    void an_empty_tenant() {
        zendesk.isEmpty();
    }

    @AfterEach
    void nothing_was_asked_of_zendesk() {
        assertThat(zendesk.count()).isZero();
    }

    /** The base path that this adapter has. */
    String base() {
        return "/api/v1";
    }

    @ParameterizedTest
    @FieldSource("OPERATIONS")
    void no_spelling_of_an_operation_opens_without_a_key(Target target) {
        List<String> spellings = Spellings.of(base(), target.path());

        assertThat(spellings).hasSizeGreaterThan(25).doesNotHaveDuplicates();
        assertThat(spellings).allSatisfy(spelling -> assertRefused(send(target, spelling, "")));
    }

    @ParameterizedTest
    @FieldSource("OPERATIONS")
    void no_spelling_of_an_operation_opens_with_a_wrong_key_or_two(Target target) {
        for (String spelling :
                List.of(base() + target.path(), "/" + base() + target.path(), "/x/.." + base() + target.path())) {
            assertRefused(send(target, spelling, "Authorization: wrong\r\n"));
            assertRefused(send(target, spelling, "Authorization: Bearer \r\n"));
            assertRefused(send(target, spelling, "Authorization: wrong\r\nAuthorization: " + Tenant.KEY + "\r\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//customer/1", "/./customer/1", "/x/../customer/1", "/%2e/customer/1", "/customer%2f1", "/customer\\1",
                "/customer/1%00", "/customer/%31", "/customer/1/..", "/customer/1/.", "/customer/%2531", "/customer/1#x"
            })
    void an_address_that_is_not_in_normal_form_is_refused_even_with_the_key(String path) {
        ErrorsTest.assertFailure(RawHttp.send("GET " + base() + path, "", new byte[0]), 400, "INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://localhost%s",
                "GET x%s",
                "OPTIONS *",
                "OPTIONS *%s",
                "CONNECT localhost:443",
                "GET ?%s"
            })
    void a_request_target_that_is_no_path_is_refused_even_with_the_key(String line) {
        ErrorsTest.assertFailure(
                RawHttp.send(line.replace("%s", base() + "/customer/1"), "", new byte[0]), 400, "INVALID_REQUEST");
    }

    @Test
    void the_address_is_looked_at_before_the_key_and_the_body() {
        ErrorsTest.assertFailure(
                RawHttp.sendTo(
                        RestAssured.port, "POST /" + base() + "/case", "Content-Length: 999999999\r\n", new byte[0]),
                400,
                "INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/api",
                "/api/v10/customer/1",
                "/openapi/",
                "/openapi/x",
                "/OPENAPI",
                "/hooks/khoros/x",
                "/hooks",
                "/q",
                "/q/health",
                "/q/metrics",
                "/index.html",
                "/favicon.ico"
            })
    void whatever_is_not_known_to_be_public_needs_the_key(String path) {
        ErrorsTest.assertFailure(RawHttp.sendTo(RestAssured.port, "GET " + path, "", new byte[0]), 401, "UNAUTHORIZED");
        ErrorsTest.assertFailure(RawHttp.send("GET " + path, "", new byte[0]), 404, "NOT_FOUND");
    }

    private RawHttp.Answer send(Target target, String spelling, String headers) {
        byte[] body = target.body().getBytes(UTF_8);
        String entity =
                body.length == 0 ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n";
        return RawHttp.sendTo(RestAssured.port, target.method() + " " + spelling, headers + entity, body);
    }

    static void assertRefused(RawHttp.Answer answer) {
        assertThat(answer.status()).isBetween(400, 499);
        JsonNode body = Json.read(answer.body());
        assertThat(body.path("error").asText()).isIn("INVALID_REQUEST", "UNAUTHORIZED", "NOT_FOUND");
        assertThat(answer.header("X-Correlation-Id")).isNotEmpty();
        assertThat(body.path("message").asText()).endsWith(" " + answer.header("X-Correlation-Id"));
    }
}
