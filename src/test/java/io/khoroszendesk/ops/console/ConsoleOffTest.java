package io.khoroszendesk.ops.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Json;
import io.khoroszendesk.RawHttp;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.DisabledOnIntegrationTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URL;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By default there is no console, and nothing shows that there could be one. */
@QuarkusTest
@WithTestResource(Tenant.class)
class ConsoleOffTest {

    @TestHTTPResource(value = "/console/check", management = true)
    URL check;

    final ZendeskStub zendesk = new ZendeskStub();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /console",
                "GET /console/",
                "GET /console/index.html",
                "HEAD /console/",
                "GET /console/settings.json",
                "GET /console/stand-in",
                "POST /console/stand-in"
            })
    void a_request_for_it_is_answered_like_one_for_any_unknown_path(String line) {
        String unknown = line.replace("console", "unknown");

        assertThat(withoutKey(line)).isEqualTo(withoutKey(unknown));
        assertThat(withKey(line)).isEqualTo(withKey(unknown));
    }

    @Test
    void answers_say_nothing_of_their_times() {
        zendesk.isEmpty();
        zendesk.hasUsers(ZendeskStub.user(4711, "Jane"));

        RawHttp.Answer found = RawHttp.send("GET /api/v1/customer/4711", "", new byte[0]);
        RawHttp.Answer refused = RawHttp.sendTo(RestAssured.port, "GET /api/v1/customer/4711", "", new byte[0]);

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.header("Server-Timing")).isEmpty();
        assertThat(refused.header("Server-Timing")).isEmpty();
    }

    @Test
    void a_best_match_is_not_explained() {
        zendesk.isEmpty();
        zendesk.findsAlways(ZendeskStub.user(4711, "Jane Quill"));
        byte[] body = Json.text(Map.of("displayName", "Jane Quill")).getBytes(UTF_8);

        RawHttp.Answer answer = RawHttp.send(
                "POST /api/v1/customer/bestmatch",
                "Prefer: return=explain\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n",
                body);

        assertThat(answer.body()).contains("4711");
        assertThat(answer.header("Match-Explanation")).isEmpty();
        assertThat(answer.header("Preference-Applied")).isEmpty();
    }

    /** What is packaged has a management port that the test doesn't know. */
    @Test
    @DisabledOnIntegrationTest
    void the_management_port_has_no_check() {
        assertThat(RestAssured.get(check).statusCode()).isEqualTo(404);
    }

    private static List<String> withoutKey(String line) {
        return comparable(RawHttp.sendTo(RestAssured.port, line, "Content-Length: 0\r\n", new byte[0]));
    }

    private static List<String> withKey(String line) {
        return comparable(RawHttp.send(line, "Content-Length: 0\r\n", new byte[0]));
    }

    /** All of an answer but the reference, which no two have in common. */
    private static List<String> comparable(RawHttp.Answer answer) {
        String reference = answer.header("X-Correlation-Id");
        return List.of((answer.status() + "\n" + String.join("\n", answer.head()) + "\n" + answer.body())
                .replace(reference, "…")
                .split("\n"));
    }
}
