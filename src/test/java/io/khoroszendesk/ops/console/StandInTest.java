package io.khoroszendesk.ops.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ConsoleTenant.class)
class StandInTest {

    static final String PATH = "/console/stand-in";

    @AfterEach
    void it_is_as_usual_again() {
        ConsoleTenant.zendesk().resetScenarios();
        ConsoleTenant.zendesk().resetRequests();
    }

    @Test
    void it_shows_its_states_and_the_current_one() {
        given().get(PATH)
                .then()
                .statusCode(200)
                .body("states.name", contains("as usual", "slow", "throttled", "down", "token expired", "conflict"))
                .body("current", equalTo("as usual"));
    }

    @ParameterizedTest
    @CsvSource({
        "slow, slow",
        "throttled, throttled",
        "down, maintenance",
        "token expired, token-expired",
        "conflict, conflict"
    })
    void it_is_put_into_a_state_and_back(String name, String state) {
        change(name).then().statusCode(200).body("current", equalTo(name));
        assertThat(stateOfTheAccount()).isEqualTo(state);

        change("as usual").then().statusCode(200).body("current", equalTo("as usual"));
        assertThat(stateOfTheAccount()).isEqualTo("Started");
    }

    @Test
    void an_expired_token_is_renewed_and_agents_notice_nothing() {
        change("token expired");

        Khoros.get("/customer/32500000000102").then().statusCode(200);

        given().get(PATH).then().body("current", equalTo("as usual"));
    }

    @Test
    void in_a_conflict_no_case_can_be_updated_and_every_one_be_read() {
        change("conflict");

        Khoros.get("/case/1001").then().statusCode(200);
        Khoros.assertFailure(Khoros.patch("/case/1001", Map.of("title", "Other")), 500, "CRM_CONFLICT");
    }

    @Test
    void only_those_with_the_key_change_it() {
        given().contentType(ContentType.JSON)
                .body(Map.of("state", "slow"))
                .post(PATH)
                .then()
                .statusCode(401);

        assertThat(stateOfTheAccount()).isEqualTo("Started");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"state\":\"unheard of\"}", "{}", "[]", "", "{\"state\":null}", "{", "{\"state\":{}}"})
    void an_unknown_state_is_refused(String body) {
        given().header("Authorization", Tenant.KEY)
                .contentType(ContentType.JSON)
                .body(body)
                .post(PATH)
                .then()
                .statusCode(400)
                .body("error", equalTo("INVALID_REQUEST"));
    }

    private static Response change(String state) {
        return given().header("Authorization", Tenant.KEY)
                .contentType(ContentType.JSON)
                .body(Map.of("state", state))
                .post(PATH);
    }

    private static String stateOfTheAccount() {
        return ConsoleTenant.zendesk().getAllScenarios().getScenarios().stream()
                .filter(scenario -> scenario.getName().equals("whole-account"))
                .findFirst()
                .orElseThrow()
                .getState();
    }
}
