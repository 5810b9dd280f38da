package io.khoroszendesk.ops.console;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.khoroszendesk.Khoros;
import io.khoroszendesk.RawHttp;
import io.khoroszendesk.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ConsoleTenant.class)
class ConsoleTest {

    static final List<String> FILES = ConsoleFiles.NAMES;

    @ParameterizedTest
    @FieldSource("FILES")
    void every_file_of_the_page_is_served_without_a_key(String name) throws IOException {
        String content = Files.readString(Path.of("src/main/resources/console", name));

        Response answer = given().get("/console/" + name);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.asByteArray(), UTF_8)).isEqualTo(content);
        assertThat(answer.contentType())
                .isEqualTo(
                        switch (name.replaceFirst(".*\\.", "")) {
                            case "html" -> "text/html; charset=utf-8";
                            case "css" -> "text/css; charset=utf-8";
                            case "js" -> "text/javascript; charset=utf-8";
                            case "svg" -> "image/svg+xml";
                            default -> "nothing that is known";
                        });
    }

    @Test
    void the_page_is_at_its_short_address() {
        assertThat(given().get("/console/").asString())
                .isEqualTo(given().get("/console/index.html").asString());
        given().redirects().follow(false).get("/console").then().statusCode(302).header("Location", "console/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/", "/console/index.html", "/console/settings.json", "/console/stand-in"})
    void browsers_keep_everything_foreign_away_from_it(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .header(
                        "Content-Security-Policy",
                        startsWith("default-src 'none'; script-src 'self'; style-src 'self';"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "no-cache");
    }

    @Test
    void what_a_browser_has_already_is_not_sent_again() {
        String tag = given().get("/console/").header("ETag");

        given().header("If-None-Match", "\"other\", W/" + tag)
                .get("/console/")
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .body(emptyString());
        given().header("If-None-Match", "\"other\"").get("/console/").then().statusCode(200);
    }

    @Test
    void a_head_has_the_headers_alone() {
        RawHttp.Answer answer = RawHttp.sendTo(RestAssured.port, "HEAD /console/", "", new byte[0]);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Integer.parseInt(answer.header("Content-Length"))).isPositive();
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/other.html",
                "/console/../application.properties",
                "/console/%2e%2e/application.properties",
                "/console//index.html",
                "/console/index.html/",
                "/console/INDEX.html",
                "/consoles",
                "/console/META-INF/openapi.yaml"
            })
    void no_other_path_leads_to_anything(String path) {
        assertThat(RawHttp.sendTo(RestAssured.port, "GET " + path, "", new byte[0])
                        .status())
                .isIn(400, 401);
        assertThat(RawHttp.send("GET " + path, "", new byte[0]).status()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void the_page_can_only_be_read(String method) {
        assertThat(RawHttp.sendTo(RestAssured.port, method + " /console/", "Content-Length: 0\r\n", new byte[0])
                        .status())
                .isEqualTo(401);
        assertThat(RawHttp.send(method + " /console/", "Content-Length: 0\r\n", new byte[0])
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_page_learns_what_it_has_to_know_and_no_key() {
        given().get("/console/settings.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("basePath", equalTo("/api/v1"))
                .body("keyHeader", equalTo("Authorization"))
                .body("deadline", equalTo(7_900))
                .body("metadataDeadline", equalTo(19_900))
                .body("dev", equalTo(false))
                .body("standIn", equalTo(true))
                .body("managementPort", greaterThan(0))
                .body("version", notNullValue())
                .body("$", not(hasKey("key")))
                .body(not(containsString(Tenant.KEY)));
    }

    @Test
    void answers_of_the_api_tell_their_times() {
        assertThat(Khoros.get("/customer/32500000000101").header("Server-Timing"))
                .contains("\"GET /users/{id}\"");
    }
}
