package io.khoroszendesk.marketing.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.marketing.api.MarketingException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarketingEnvelopeTest {

    private static final String ERROR =
            "{\"status\":{\"error\":{\"code\":\"%s\",\"message\":\"Company 389 does not allow it\"},\"succeeded\":false}}";

    private static MarketingEnvelope answer(int status, String text) {
        return MarketingEnvelope.of(status, text, null);
    }

    @Test
    void data_is_found_with_an_envelope_and_without_one() {
        assertThat(answer(200, "{\"data\":{\"id\":\"1\"},\"status\":{\"succeeded\":true}}")
                        .data()
                        .path("id")
                        .asText())
                .isEqualTo("1");
        assertThat(answer(200, "{\"id\":\"1\"}").data().path("id").asText()).isEqualTo("1");
        assertThat(answer(200, "[1]").data().size()).isEqualTo(1);
    }

    @Test
    void a_success_is_one_by_status_and_by_envelope() {
        assertThat(answer(200, "{\"data\":1,\"status\":{\"succeeded\":true}}").succeeded())
                .isTrue();
        assertThat(answer(201, "{\"id\":1}").succeeded()).isTrue();
        assertThat(answer(204, "").succeeded()).isTrue();
        assertThat(answer(200, "Coming Soon").succeeded()).isTrue();
        assertThat(answer(200, "{\"status\":{\"succeeded\":false}}").succeeded())
                .isFalse();
        assertThat(answer(200, ERROR.formatted("x")).succeeded()).isFalse();
        assertThat(answer(200, "<html><body>Log in</body></html>").succeeded()).isFalse();
        assertThat(answer(500, "{\"data\":1,\"status\":{\"succeeded\":true}}").succeeded())
                .isFalse();
    }

    @Test
    void both_ways_to_count_all_items_are_read() {
        assertThat(answer(200, "{\"pagination\":{\"totalItems\":7}}").total()).contains(7L);
        assertThat(answer(200, "{\"totalRecords\":\"7\"}").total()).contains(7L);
        assertThat(answer(200, "{}").total()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "unauthenticated, UNAUTHORIZED",
        "UNAUTHORIZED, FORBIDDEN",
        "IP_ADDRESS_REJECTED, FORBIDDEN",
        "ACCOUNT_LOCKED, UNAUTHORIZED",
        "Password_Expired, UNAUTHORIZED",
        "not_acceptable, INVALID",
        "RESOURCE_NOT_FOUND, NOT_FOUND",
        "PROXY_UNROUTABLE_REQUEST, NO_SERVICE",
        "PROXY_SERVER_FAILURE, FAILED",
        "UNKNOWN_ERROR, FAILED",
        "SOMETHING_NEW, INVALID",
    })
    void codes_are_read_in_any_spelling_and_with_any_status(String code, Kind kind) {
        for (int status : new int[] {200, 406}) {
            MarketingException failure = answer(status, ERROR.formatted(code)).failure();

            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.getMessage()).contains("Khoros' words: ").endsWith("Company 389 does not allow it");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUBLISH_DATE_INVALID",
                "CANNOT_CREATE_NEW_LABELS",
                "IP_ADDRESS_REJECTED",
                "MISSING_FIELD",
                "NOT_ACCEPTABLE",
                "NOT_FOUND",
                "PUBLISH_POST_UPDATE_NOT_ALLOWED",
                "PUBLISH_IMAGE_BAD_CONTENT_TYPE",
                "PUBLISH_IMAGE_TOO_LARGE",
                "PUBLISH_IMAGE_BAD_IMAGE",
                "PUBLISH_INVALID_ACCOUNT_FOR_SERVICE",
                "INVALID_MESSAGE_ID",
                "NOT_IN_PRE_PUBLISH_STATE",
                "NOT_ACCEPTABLE_CONTENT_TYPE",
                "MESSAGE_HAS_A_LINK_PREVIEW",
                "MESSAGE_HAS_TARGETING_PROFILE",
                "MESSAGE_HAS_PROMOTION",
                "MESSAGE_HAS_SCHEDULED_SERIES",
                "MESSAGE_HAS_APPROVAL_TEAMS",
                "EDIT_MESSAGE_SERVER_ERROR",
                "UNAUTHENTICATED",
                "UNAUTHORIZED",
                "UNKNOWN_ERROR",
                "RESOURCE_NOT_FOUND",
                "VALIDATION_ERROR",
                "VIDEO_SINGLE_ASSET_ALLOWED",
                "VIDEO_INVALID_CATEGORY",
                "SERVICE_INVALID_NAME",
                "STREAM_ITEM_INVALID_TYPE",
                "PROXY_UNROUTABLE_REQUEST",
                "PROXY_SERVER_FAILURE",
                "PROXY_ORIGIN_SERVER_FAILURE",
                "ACCOUNT_LOCKED",
                "PASSWORD_EXPIRED"
            })
    void every_documented_code_has_words_of_its_own(String code) {
        assertThat(answer(400, ERROR.formatted(code)).failure().getMessage())
                .doesNotContain("does not take the request (400)");
    }

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHORIZED",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "422, INVALID",
        "429, RATE_LIMITED",
        "500, FAILED",
        "503, FAILED",
        "302, MALFORMED",
        "586, NO_SERVICE",
        "0, MALFORMED"
    })
    void without_a_code_the_status_tells(int status, Kind kind) {
        assertThat(answer(status, "").failure().kind()).isEqualTo(kind);
    }

    @Test
    void pages_are_told_apart() {
        assertThat(answer(403, "<h1>Developer Inactive</h1>").failure())
                .hasMessageContaining("Developer Inactive")
                .hasMessageContaining("expired or was revoked")
                .extracting(MarketingException::kind)
                .isEqualTo(Kind.UNAUTHORIZED);
        assertThat(answer(200, "\n <!DOCTYPE html><html>Log in</html>")
                        .failure()
                        .kind())
                .isEqualTo(Kind.MALFORMED);
        assertThat(answer(586, "<h1>Service Not Found</h1>").failure()).hasMessageContaining("KHOROS_API_URL");
        assertThat(answer(502, "<html>bad gateway</html>").failure().kind()).isEqualTo(Kind.FAILED);
    }

    @Test
    void what_leaves_open_whether_a_write_was_done() {
        assertThat(answer(500, "").failure().mayHaveHappened()).isTrue();
        assertThat(answer(200, "<html></html>").failure().mayHaveHappened()).isTrue();
        assertThat(answer(403, "<html></html>").failure().mayHaveHappened()).isFalse();
        assertThat(answer(406, ERROR.formatted("not_acceptable")).failure().mayHaveHappened())
                .isFalse();
        assertThat(answer(586, "").failure().mayHaveHappened()).isFalse();
    }

    @Test
    void long_words_are_cut_and_control_characters_dropped() {
        String words = answer(422, ERROR.formatted("x").replace("389", "\\u001b[2J" + "x".repeat(1000)))
                .failure()
                .getMessage();

        assertThat(words).doesNotContain("\u001b").hasSizeLessThan(450).endsWith("…");
    }
}
