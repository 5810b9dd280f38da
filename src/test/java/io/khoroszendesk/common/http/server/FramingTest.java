package io.khoroszendesk.common.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import io.khoroszendesk.RawHttp;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests about whose beginning or end two servers could disagree. Each gets one answer in Khoros' form, and its connection
 * is closed, so that nothing behind it is taken for a request.
 */
@QuarkusTest
@WithTestResource(Tenant.class)
class FramingTest {

    private static final String KEY = "Authorization: " + Tenant.KEY + "\r\n";
    private static final String HEAD =
            "POST /api/v1/customers HTTP/1.1\r\nHost: localhost\r\n" + KEY + "Content-Type: application/json\r\n";
    /** What an attacker wants to be run as the next request. */
    private static final String HIDDEN =
            "GET /api/v1/customer/87001 HTTP/1.1\r\nHost: localhost\r\n" + KEY + "Connection: close\r\n\r\n";

    final ZendeskStub zendesk = new ZendeskStub();

    @BeforeEach
    void an_empty_tenant() {
        zendesk.isEmpty();
    }

    @AfterEach
    void nothing_was_asked_of_zendesk() {
        assertThat(zendesk.calls()).isEmpty();
    }

    static void assertRefused(String request, int status, String error) {
        assertRefused(RawHttp.answers(RawHttp.exchange(request)), status, error);
    }

    static void assertRefused(List<RawHttp.Answer> answers, int status, String error) {
        assertThat(answers).hasSize(1);
        RawHttp.Answer answer = answers.getFirst();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Connection")).isEqualToIgnoringCase("close");
        assertThat(answer.header("X-Correlation-Id")).isNotEmpty();
        JsonNode body = Json.read(answer.body());
        assertThat(body.path("error").asText()).isEqualTo(error);
        assertThat(body.path("message").asText()).endsWith(" Reference " + answer.header("X-Correlation-Id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: gzip",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: \"chunked\"",
                "Transfer-Encoding: chunked;q=1",
                "Transfer-Encoding:",
                "Transfer-Encoding: ,chunked",
                "Transfer-Encoding:\r\n chunked",
                "Transfer-Encoding: chun\u000bked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 2",
                "Content-Length: 2\r\nTransfer-Encoding: chunked",
                "Content-Length: 2\r\nTransfer-Encoding: gzip"
            })
    void anything_but_one_chunked(String header) {
        assertRefused(HEAD + header + "\r\n\r\n0\r\n\r\n" + HIDDEN, 400, "INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked", "Chunked", "CHUNKED"})
    void one_chunked_is_read(String coding) {
        List<RawHttp.Answer> answers = RawHttp.answers(RawHttp.exchange(HEAD
                + "Connection: close\r\nTransfer-Encoding: " + coding + "\r\n\r\n2;note=\"x\"\r\n{}\r\n0\r\n\r\n"));

        assertThat(answers).extracting(RawHttp.Answer::status).containsExactly(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nContent-Length: 2",
                "Content-Length: 2\r\nContent-Length: 60",
                "Content-Length: 2, 2",
                "Content-Length: -1",
                "Content-Length: +2",
                "Content-Length: 0x2",
                "Content-Length: two",
                "Content-Length: 2.0",
                "Content-Length: 2 2",
                "Content-Length:",
                "Content-Length: 99999999999999999999",
                "Content-Length : 2",
                "Content-Length\t: 2"
            })
    void a_length_that_is_not_one_number(String header) {
        assertRefused(HEAD + header + "\r\n\r\n{}" + HIDDEN, 400, "INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Note: one\r\n two",
                "X-Note: one\r\n\ttwo",
                "X-Note: one\rX-Other: two",
                "X-Note: one\nX-Other: two",
                "X-Note: one\r\r\nX-Other: two",
                "X-Note: o\u0000e",
                "X-Note: o\u007fe",
                "X-Note",
                ": one",
                "X Note: one",
                "X-N\u00f6te: one",
                "X-Note: one\n\nGET /api/v1/customer/87002 HTTP/1.1\nHost: localhost"
            })
    void headers_that_can_be_read_in_two_ways(String header) {
        assertRefused(HEAD + header + "\r\nContent-Length: 0\r\n\r\n" + HIDDEN, 400, "INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET\t/api/v1/customer/87001 HTTP/1.1",
                "GET /api/v1/customer/87001\rHTTP/1.1",
                "GET  /api/v1/customer/87001 HTTP/1.1",
                "GET /api/v1/customer/87001 HTTP/1.1 ",
                " GET /api/v1/customer/87001 HTTP/1.1",
                "\u0000GET /api/v1/customer/87001 HTTP/1.1",
                "GET /api/v1/customer/87001 HTTP/1.2",
                "GET /api/v1/customer/87001 HTTP/3.0",
                "GET /api/v1/customer/87001 HTTP/2.0",
                "GET /api/v1/customer/87001 HTTP/0.9",
                "GET /api/v1/customer/87001 http/1.1",
                "GET /api/v1/customer/87001 HTTPS/1.1",
                "GET /api/v1/customer/87001 HTTP/11",
                "GET /api/v1/customer/87001",
                "GET",
                "{\"a\":1}"
            })
    void a_request_line_that_is_none(String line) {
        assertRefused(line + "\r\nHost: localhost\r\n" + KEY + "\r\n" + HIDDEN, 400, "INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zz", "0x2", "-2", " 2", "2 ", "2 x", "2\t", "", ";x", "FFFFFFFFF", "2;x\ny", "2\n", "2\rx", "+2"
            })
    void a_size_of_a_chunk_that_is_none(String size) {
        assertRefused(
                HEAD + "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\n{}\r\n0\r\n\r\n" + HIDDEN,
                400,
                "INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2\r\n{}0\r\n\r\n",
                "2\r\n{}\n0\r\n\r\n",
                "2\r\n{}\r\n0\r\nX: a\r\n b\r\n\r\n",
                "2\r\n{}xx0\r\n\r\n"
            })
    void chunks_that_do_not_end_where_they_should(String body) {
        assertRefused(HEAD + "Transfer-Encoding: chunked\r\n\r\n" + body + HIDDEN, 400, "INVALID_REQUEST");
    }

    @Test
    void a_coding_of_transfer_in_the_older_version() {
        assertRefused(
                HEAD.replace("HTTP/1.1", "HTTP/1.0") + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
                        + HIDDEN,
                400,
                "INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host:\r\n",
                "Host: \r\n",
                "Host: localhost\r\nHost: localhost\r\n",
                "Host: a b\r\n",
                "Host: a/b\r\n",
                "Host: a@b\r\n",
                "Host: a?b\r\n",
                "Host: a\\b\r\n",
                "Host: a,b\r\n",
                "Host: localhost:x\r\n",
                "Host: localhost:\u0031\u0032\u0033\u0034\u0035\u0036\u0037\r\n",
                "Host: [::1\r\n",
                "Host: [::1]x\r\n",
                "Host: <script>\r\n",
                "Host: %zz\r\n",
                "Host: http://localhost\r\n"
            })
    void a_host_that_is_missing_or_none(String header) {
        assertRefused("GET /api/v1/meta/object/customer HTTP/1.1\r\n" + header + KEY + "\r\n", 400, "INVALID_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "[::1]:8080", "127.0.0.1", "a-b_c.example.", "x.example:"})
    void a_host_is_a_name_or_an_address_with_or_without_a_port(String host) {
        List<RawHttp.Answer> answers = RawHttp.answers(RawHttp.exchange(
                "GET /api/v1/nothing HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + KEY + "\r\n"));

        assertThat(answers).extracting(RawHttp.Answer::status).containsExactly(404);
    }

    @Test
    void a_probe_of_the_older_version_needs_no_host() {
        List<RawHttp.Answer> answers =
                RawHttp.answers(RawHttp.exchange("GET /api/v1/nothing HTTP/1.0\r\n" + KEY + "\r\n"));

        assertThat(answers).extracting(RawHttp.Answer::status).containsExactly(404);
    }

    @Test
    void the_preface_of_http_2() {
        assertRefused("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000", 400, "INVALID_REQUEST");
    }

    @Test
    void who_offers_http_2_is_answered_in_http_1() {
        List<RawHttp.Answer> answers = RawHttp.answers(
                RawHttp.exchange(
                        "GET /api/v1/nothing HTTP/1.1\r\nHost: localhost\r\n" + KEY
                                + "Connection: close\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n"));

        assertThat(answers).extracting(RawHttp.Answer::status).containsExactly(404);
    }

    @Test
    void a_handshake_of_tls_on_the_plain_port() {
        byte[] hello = new byte[200];
        hello[0] = 0x16;
        hello[1] = 3;
        hello[2] = 1;
        assertRefused(RawHttp.answers(RawHttp.exchange(hello)), 400, "INVALID_REQUEST");
    }

    @Test
    void an_address_or_headers_that_are_too_long() {
        assertRefused("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n" + HIDDEN, 414, "TOO_LARGE");
        assertRefused(HEAD + "X-Long: " + "x".repeat(21_000) + "\r\n\r\n" + HIDDEN, 431, "TOO_LARGE");
        assertRefused(HEAD + "X-Much: y\r\n".repeat(2_500) + "\r\n" + HIDDEN, 431, "TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/customers", "/nothing", "/openapi"})
    void a_length_beyond_all_bounds(String path) {
        assertRefused(
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + KEY + "Content-Length: 99999999999\r\n\r\n{",
                413,
                "TOO_LARGE");
    }

    @Test
    void nothing_of_a_request_is_in_its_refusal() {
        String answer = RawHttp.exchange("GET /s3cret-path HTTP/1.1\r\nHost: s3cret host\r\nX-S3cret: s3cret\r\n\r\n");

        assertThat(answer.toLowerCase()).startsWith("http/1.1 400 ").doesNotContain("s3cret");
    }

    @Test
    void what_came_before_is_answered_first() {
        String good = "GET /api/v1/nothing HTTP/1.1\r\nHost: localhost\r\n" + KEY + "\r\n";
        List<RawHttp.Answer> answers = RawHttp.answers(RawHttp.exchange(
                (good + HEAD + "Transfer-Encoding: gzip\r\n\r\n" + HIDDEN).getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(answers).extracting(RawHttp.Answer::status).containsExactly(404, 400);
    }
}
