package io.khoroszendesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeneratedVerdictTest {

    private static final String LOG = """
            --------------------
              Request to http://localhost:8080/api/v1 at 2026-11-21 10:0:0.1
                POST /api/v1/customers
                Authorization: dev-key
                Content-Type: application/json
               \s
                {
                    "name": 5
                }

              Response at 2026-11-21 10:0:0.2
                204 No Content
                X-Correlation-Id: df733zyv9b
               \s
               \s

            -ve  Scenario: POST /customers -> 4xx with the request from the example 'one' where the key name is mutated from string to number has FAILED
            Reason:

            --------------------
              Request to http://localhost:8080/api/v1 at 2026-11-21 10:0:0.3
                GET /api/v1/customer/1
                Authorization: dev-key
               \s

              Response at 2026-11-21 10:0:0.4
                404 Not Found
                X-Correlation-Id: df733zyv9c
                Content-Type: application/json
               \s
                {
                    "error": "NOT_FOUND",
                    "message": "No customer exists with the provided ID. Reference df733zyv9c"
                }

            +ve  Scenario: GET /customer/(id:string) -> 200 has FAILED
            """;

    private final List<Generated> read = Generated.of(LOG.lines().toList());

    @Test
    void a_log_is_read_as_requests_with_their_answers() {
        assertThat(read).hasSize(2);
        assertThat(read.getFirst().operation()).isEqualTo("POST /customers");
        assertThat(read.getFirst().wrong()).isTrue();
        assertThat(read.getFirst().mutation()).isEqualTo("name to number");
        assertThat(read.getLast().path()).isEqualTo("/api/v1/customer/1");
        assertThat(read.getLast().status()).isEqualTo(404);
        assertThat(read.getLast().headers()).containsEntry("X-Correlation-Id", "df733zyv9c");
        assertThat(read.getLast().body()).startsWith("{").endsWith("}");
    }

    @Test
    void a_wrong_request_must_not_be_accepted() {
        assertThat(GeneratedVerdict.complaints(read))
                .singleElement()
                .asString()
                .startsWith("accepted although it is wrong: POST /customers");
    }

    @Test
    void a_refusal_that_the_document_names_is_fine_whatever_the_scenario_hoped() {
        assertThat(GeneratedVerdict.complaints(List.of(read.getLast()))).isEmpty();
    }

    @Test
    void an_answer_that_the_document_does_not_name_is_not() {
        assertThat(GeneratedVerdict.complaints(List.of(answered(418, "{}")))).hasSize(1);
        assertThat(GeneratedVerdict.complaints(List.of(answered(404, "{\"error\":\"GONE\"}"))))
                .hasSize(1);
    }

    @Test
    void a_failure_is_never_fine_even_where_the_document_names_it() {
        assertThat(GeneratedVerdict.complaints(List.of(answered(
                        500, "{\"error\":\"INTERNAL_ERROR\",\"message\":\"Something went wrong. Reference x\"}"))))
                .singleElement()
                .asString()
                .startsWith("a failure");
        assertThat(GeneratedVerdict.complaints(List.of(answered(0, "")))).hasSize(1);
    }

    @Test
    void what_is_tolerated_is_tolerated_there_alone() {
        assertThat(GeneratedVerdict.complaints(List.of(accepted("POST /customer/bestmatch", "description"))))
                .isEmpty();
        assertThat(GeneratedVerdict.complaints(List.of(accepted("POST /customer/bestmatch", "displayName"))))
                .hasSize(1);
        assertThat(GeneratedVerdict.complaints(List.of(accepted("POST /customers", "description"))))
                .hasSize(1);
    }

    private static Generated answered(int status, String body) {
        return new Generated(
                "GET /customer/(id:string) -> 200", false, "GET", "/api/v1/customer/1", status, headers(), body);
    }

    private static Generated accepted(String operation, String member) {
        return new Generated(
                operation + " -> 4xx where the key " + member + " is mutated from string to number",
                true,
                "POST",
                "/api/v1/customer/bestmatch",
                200,
                headers(),
                "[]");
    }

    private static Map<String, String> headers() {
        return Map.of("X-Correlation-Id", "df733zyv9c", "Content-Type", "application/json");
    }
}
