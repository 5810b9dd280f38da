package io.khoroszendesk.care.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.api.CareException.Kind;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CareErrorMapperTest {

    private static final String FAIL = "{\"status\":\"fail\",\"message\":\"%s\"}";

    @ParameterizedTest
    @CsvSource({
        "301, MOVED", "302, MOVED", "307, MOVED", "400, INVALID", "401, UNAUTHORIZED", "403, UNAUTHORIZED",
                "404, MISSING",
        "405, INVALID", "408, TIMEOUT", "410, MISSING", "413, INVALID", "422, INVALID", "429, RATE_LIMITED",
                "500, FAILED",
        "502, FAILED", "503, FAILED", "586, FAILED"
    })
    void every_status_has_a_kind(int status, Kind kind) {
        assertThat(failure(Response.status(status)).kind()).isEqualTo(kind);
        assertThat(failure(Response.status(status)).status()).isEqualTo(status);
        assertThat(new CareErrorMapper(Clock.systemUTC()).handles(status, null)).isTrue();
    }

    @Test
    void successes_are_no_errors() {
        assertThat(new CareErrorMapper(Clock.systemUTC()).handles(200, null)).isFalse();
        assertThat(new CareErrorMapper(Clock.systemUTC()).handles(207, null)).isFalse();
    }

    @Test
    void the_words_say_what_to_do() {
        assertThat(failure(Response.status(401)))
                .hasMessageContaining("CARE_USERNAME")
                .hasMessageContaining("API access");
        assertThat(failure(Response.status(403)))
                .hasMessageContaining("Khoros Support")
                .hasMessageContaining("address");
        assertThat(failure(Response.status(404).entity("<html>no</html>")).kind())
                .isEqualTo(Kind.MOVED);
        assertThat(failure(Response.status(404).entity("<html>no</html>"))).hasMessageContaining("CARE_URL");
    }

    @Test
    void a_redirect_names_the_place_it_leads_to_without_its_path() {
        assertThat(failure(Response.status(302).header("Location", "https://login.example:8443/sso?user=bot")))
                .hasMessageContaining("https://login.example:8443")
                .hasMessageContaining("CARE_URL")
                .hasMessageNotContaining("sso");
        assertThat(failure(Response.status(302).header("Location", "::odd"))).hasMessageContaining("CARE_URL");
    }

    @ParameterizedTest
    @CsvSource({
        "Author does not exist, MISSING",
        "Author not found, MISSING",
        "Author entry already exists, INVALID",
        "Unsupported network type, INVALID"
    })
    void a_400_tells_by_its_words_that_somebody_is_missing(String message, Kind kind) {
        CareException failure = failure(Response.status(400).entity(FAIL.formatted(message)));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.detail()).isEqualTo(message);
    }

    @Test
    void what_care_says_is_no_part_of_the_message() {
        CareException failure = failure(Response.status(400)
                .entity(FAIL.formatted("Bad value 'Jane Quill' for jane@example.com, +1 202 555 0101")));

        assertThat(failure).hasMessage("Care doesn't take what was sent (400).");
        assertThat(failure.detail()).contains("Jane Quill");
    }

    @Test
    void the_wait_is_read_in_seconds_and_as_a_date() {
        assertThat(failure(Response.status(429).header("Retry-After", "27")).retryAfter())
                .contains(Duration.ofSeconds(27));
        assertThat(failure(Response.status(429).header("Retry-After", "Sat, 21 Nov 1992 10:00:00 GMT"))
                        .retryAfter())
                .contains(Duration.ZERO);
        assertThat(failure(Response.status(429).header("Retry-After", "soon")).retryAfter())
                .isEmpty();
        assertThat(failure(Response.status(503)).retryAfter()).isEmpty();
    }

    private static CareException failure(Response.ResponseBuilder response) {
        return new CareErrorMapper(Clock.systemUTC()).toThrowable(response.build());
    }
}
