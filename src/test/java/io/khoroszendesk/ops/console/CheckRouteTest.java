package io.khoroszendesk.ops.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ConsoleTenant.class)
class CheckRouteTest {

    @TestHTTPResource(value = "/console/check", management = true)
    URL check;

    @Test
    void it_is_beside_health_and_metrics() {
        assertThat(check).hasPath("/q/console/check");
    }

    @Test
    void it_tells_what_the_command_tells() {
        given().get(check)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("level", everyItem(is(oneOf("ok", "warn", "fail", "skip"))))
                .body("subject", hasItems("settings", "connection", "credentials", "fields", "scopes"))
                .body(
                        "find { it.subject == 'credentials' }.sentence",
                        is("Zendesk knows us as the admin 32500000000203."));
    }

    @Test
    void runs_that_follow_closely_are_one() {
        given().get(check);
        int calls = ConsoleTenant.zendesk().getAllServeEvents().size();

        given().get(check).then().statusCode(200);

        assertThat(ConsoleTenant.zendesk().getAllServeEvents()).hasSize(calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:", "http://127.0.0.1:"})
    void the_console_may_read_it(String origin) {
        given().header("Origin", origin + RestAssured.port)
                .get(check)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", origin + RestAssured.port)
                .header("Vary", "Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1", "https://evil.example", "null", "http://localhost.evil.example", "%"})
    void no_other_page_may(String origin) {
        given().header("Origin", origin)
                .get(check)
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void nor_may_a_foreign_page_start_a_run_without_reading_it() {
        given().header("Sec-Fetch-Site", "cross-site").get(check).then().statusCode(403);
    }

    @Test
    void it_is_not_on_the_port_of_the_api() {
        given().get("/q/console/check").then().statusCode(401);
    }

    @Test
    void a_page_whose_name_was_made_to_lead_here_may_not() {
        given().header("Host", "evil.example:" + check.getPort())
                .header("Sec-Fetch-Site", "same-origin")
                .get(check)
                .then()
                .statusCode(403);
    }
}
