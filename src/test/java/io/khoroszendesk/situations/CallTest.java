package io.khoroszendesk.situations;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Json;
import org.junit.jupiter.api.Test;

/** A call whose answer is another one than expected is told. */
class CallTest {

    private final Call lookUp = Call.of(Json.read(
            "{'request': 'GET /customer/1', 'status': 200, 'fields': {'/id': '1', '/plan': null}}".replace('\'', '"')));

    @Test
    void the_expected_answer_is_no_problem() {
        assertThat(lookUp.problems(200, "{\"id\": \"1\"}")).isEmpty();
    }

    @Test
    void another_status_is_told_with_the_error_of_the_answer() {
        assertThat(lookUp.problems(500, "{\"error\": \"CRM_BUSY\", \"id\": \"1\"}"))
                .containsExactly("GET /customer/1: 500 CRM_BUSY in place of 200");
    }

    @Test
    void another_error_is_told() {
        Call refused =
                Call.of(Json.read("{\"request\": \"GET /case/1\", \"status\": 500, \"error\": \"CRM_TIMEOUT\"}"));

        assertThat(refused.problems(500, "{\"error\": \"CRM_BUSY\"}"))
                .containsExactly("GET /case/1: CRM_BUSY in place of CRM_TIMEOUT");
    }

    @Test
    void a_field_that_is_missing_or_should_be_is_told() {
        assertThat(lookUp.problems(200, "{\"plan\": \"gold\"}"))
                .containsExactly(
                        "GET /customer/1: /id is missing in place of \"1\"",
                        "GET /customer/1: /plan is \"gold\" in place of null");
    }

    @Test
    void an_answer_that_is_no_json_has_no_field() {
        assertThat(lookUp.problems(200, "<html>")).containsExactly("GET /customer/1: /id is missing in place of \"1\"");
    }

    @Test
    void a_text_that_a_command_does_not_print_is_told() {
        Call check = Call.of(Json.read("{\"command\": [\"check\"], \"exit\": 1, \"output\": [\"refused\"]}"));

        assertThat(check.problems(1, "all is well")).containsExactly("check: does not print \"refused\"");
        assertThat(check.problems(0, "refused")).containsExactly("check: 0 in place of 1");
    }
}
