package io.khoroszendesk.zendesk.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Detail;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZendeskErrorMapperTest {

    private static final String TEXT = "You have exceeded the rate limit for updating a single unique user."
            + " user email: jane@example.com id:  external_id: ";

    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 21, 10, 0, 0, 0, ZoneOffset.UTC);

    private final ZendeskErrorMapper answers = new ZendeskErrorMapper(Clock.fixed(NOW.toInstant(), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "301, FAILED", "400, INVALID", "401, UNAUTHORIZED", "403, UNAUTHORIZED", "404, NOT_FOUND", "406, INVALID",
                "409, CONFLICT",
        "413, INVALID", "422, INVALID", "429, RATE_LIMITED", "500, FAILED", "502, FAILED", "503, OVERLOADED",
                "504, FAILED"
    })
    void every_status_has_its_kind(int status, Kind kind) {
        ZendeskException e = read(Response.status(status));

        assertThat(e.kind()).isEqualTo(kind);
        assertThat(e.status()).isEqualTo(status);
        assertThat(e).hasMessage("Zendesk answered " + status);
    }

    @Test
    void a_call_that_a_replay_does_not_know_is_named_and_is_no_outage() {
        ZendeskException e = read(Response.status(501).header("X-Not-Recorded", "GET /api/v2/users/7"));

        assertThat(e.kind()).isEqualTo(Kind.NOT_RECORDED);
        assertThat(e).hasMessage("not recorded: GET /api/v2/users/7");
        assertThat(e.isOutage()).isFalse();
        assertThat(e.mayHaveHappened()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/v2/users?query=jane", "GET /jane@example.com", "jane", ""})
    void a_header_that_names_no_call_is_not_believed(String header) {
        ZendeskException e = read(Response.status(501).header("X-Not-Recorded", header));

        assertThat(e.kind()).isEqualTo(Kind.FAILED);
        assertThat(e).hasMessage("Zendesk answered 501");
    }

    @Test
    void an_answer_of_zendesk_stays_one_whatever_its_headers_are() {
        assertThat(read(Response.status(503).header("X-Not-Recorded", "GET /api/v2/users/7"))
                        .kind())
                .isEqualTo(Kind.OVERLOADED);
    }

    @Test
    void redirects_are_errors_and_successes_are_not() {
        assertThat(answers.handles(302, null)).isTrue();
        assertThat(answers.handles(201, null)).isFalse();
    }

    @Test
    void complaints_are_read_by_member() {
        ZendeskException e = read(422, """
                {"error":"RecordInvalid","description":"Record validation errors","details":{
                  "email":[{"description":"Email: jane@example.com is already being used by another user","error":"DuplicateValue"}],
                  "name":[{"description":"Name: cannot be blank","error":null},{"description":"Name: is too short"}]}}""");

        assertThat(e.error()).contains("RecordInvalid");
        assertThat(e.details())
                .isEqualTo(Map.of(
                        "email",
                        List.of(new Detail(
                                "Email: jane@example.com is already being used by another user", "DuplicateValue")),
                        "name",
                        List.of(new Detail("Name: cannot be blank", null), new Detail("Name: is too short", null))));
        assertThat(e).hasMessage("Zendesk answered 422 RecordInvalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"title\":\"Invalid attribute\",\"message\":\"You passed jane@example.com\"}}",
                "{\"error\":\"Invalid attribute\"}"
            })
    void the_error_is_a_text_or_an_object(String body) {
        assertThat(read(400, body).error()).contains("Invalid attribute");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "42",
                "[]",
                "{",
                "{\"error\":null}",
                "{\"error\":[\"x\"]}",
                "{\"details\":\"x\"}",
                "{\"details\":{\"email\":\"x\"}}",
                "<!DOCTYPE html><html><title>502</title></html>",
                "Requester creation collision - please try again"
            })
    void a_body_in_any_other_form_breaks_nothing(String body) {
        ZendeskException e = read(409, body);

        assertThat(e.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(e.error()).isEmpty();
        assertThat(e).hasMessage("Zendesk answered 409");
    }

    @Test
    void zendesks_own_words_stay_out_of_the_message() {
        assertThat(read(429, TEXT).getMessage()).doesNotContain("jane");
        assertThat(read(401, "{\"error\":\"No jane@example.com\\nhere\"}").getMessage())
                .isEqualTo("Zendesk answered 401");
        assertThat(read(422, "{\"error\":\"x\",\"description\":\"jane@example.com\"}")
                        .getMessage())
                .doesNotContain("jane");
    }

    @Test
    void the_request_id_is_for_the_log() {
        assertThat(read(Response.status(500).header("X-Zendesk-Request-Id", "ab-1\r\n2")))
                .hasMessage("Zendesk answered 500, its request id ab-12");
        assertThat(read(Response.status(500).header("X-Request-Id", "cd"))).hasMessageEndingWith("cd");
    }

    @ParameterizedTest
    @CsvSource({"27, PT27S", "0, PT0S", "' 5 ', PT5S", "99999, PT1H"})
    void a_wait_in_seconds(String header, Duration wait) {
        assertThat(read(Response.status(429).header("Retry-After", header)).retryAfter())
                .contains(wait);
    }

    @Test
    void a_wait_until_a_date() {
        assertThat(until(NOW.plusSeconds(30))).isEqualTo(Duration.ofSeconds(30));
        assertThat(until(NOW.minusDays(1))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "", "99999999999999999999"})
    void a_wait_that_cannot_be_read_is_none(String header) {
        assertThat(read(Response.status(429).header("Retry-After", header)).retryAfter())
                .isEmpty();
        assertThat(read(Response.status(429)).retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "text, x-rate-limit-remaining, 668, false",
        "text, x-rate-limit-remaining, 0, true",
        "text, , , false",
        "json, x-rate-limit-remaining, 668, false",
        "json, x-rate-limit-remaining, 0, true",
        "json, ratelimit-remaining, 0, true",
        "json, ratelimit-remaining, 12, false",
        "json, , , true",
    })
    void a_limit_is_the_accounts_or_one_endpoints(String form, String header, String left, boolean accountWide) {
        ResponseBuilder answer =
                Response.status(429).entity(form.equals("text") ? TEXT : "{\"error\":\"APIRateLimitExceeded\"}");
        if (header != null) {
            answer.header(header, left);
        }

        assertThat(read(answer).accountWide()).isEqualTo(accountWide);
    }

    private Duration until(ZonedDateTime moment) {
        return read(Response.status(503).header("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(moment)))
                .retryAfter()
                .orElseThrow();
    }

    private ZendeskException read(int status, String body) {
        return read(Response.status(status).entity(body));
    }

    private ZendeskException read(ResponseBuilder answer) {
        return answers.toThrowable(answer.build());
    }
}
