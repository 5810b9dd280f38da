package io.khoroszendesk.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.json;
import static io.khoroszendesk.ZendeskStub.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.khoroszendesk.Json;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Tenant.class)
class TokenTest {

    static final String PATH = "/api/v2/users/91001";
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final ZendeskStub zendesk = new ZendeskStub();

    /** The adapter may hold a token of an earlier test; it is refused until the adapter has one that has ended. */
    @BeforeEach
    @AfterEach
    void no_token_is_held() throws InterruptedException {
        zendesk.isEmpty();
        zendesk.answers(get(PATH), json(401, object("error", "invalid_token")));
        grants("ended", 0);
        Instant end = Instant.now().plus(PATIENCE);
        while (grants().isEmpty() && Instant.now().isBefore(end)) {
            Khoros.get("/customer/91001");
            Thread.sleep(100);
        }
        zendesk.isEmpty();
        zendesk.hasUsers(user(91001, "Jane"));
    }

    void grants(String token, int seconds) {
        zendesk.answers(post("/oauth/tokens"), grant(token, seconds));
    }

    static ResponseDefinitionBuilder grant(String token, int seconds) {
        return json(200, object("access_token", token, "token_type", "bearer", "expires_in", seconds));
    }

    List<LoggedRequest> grants() {
        return zendesk.calls("POST", "/oauth/tokens");
    }

    List<String> authorizations() {
        return zendesk.calls("GET", PATH).stream()
                .map(call -> call.getHeader("Authorization"))
                .toList();
    }

    @Test
    void a_token_is_granted_to_the_client_and_used_from_then_on() {
        grants("fresh", 1800);

        for (int i = 0; i < 3; i++) {
            Khoros.get("/customer/91001").then().statusCode(200);
        }

        assertThat(grants()).hasSize(1);
        assertThat(Json.read(grants().getFirst().getBodyAsString()))
                .isEqualTo(Json.node(object(
                        "grant_type", "client_credentials",
                        "client_id", "khoros-adapter",
                        "client_secret", "test-secret",
                        "scope", "read write")));
        assertThat(grants().getFirst().getHeader("Authorization")).isNull();
        assertThat(authorizations()).containsExactly("Bearer fresh", "Bearer fresh", "Bearer fresh");
    }

    @Test
    void a_token_that_has_ended_is_not_used() {
        grants("short", 0);
        Khoros.get("/customer/91001").then().statusCode(200);

        grants("next", 1800);
        Khoros.get("/customer/91001").then().statusCode(200);

        assertThat(authorizations()).containsExactly("Bearer short", "Bearer next");
    }

    @Test
    void a_refused_token_is_renewed_once_and_the_call_made_again() {
        zendesk.answers(
                post("/oauth/tokens")
                        .inScenario("tokens")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("second"),
                grant("revoked", 1800));
        zendesk.answers(
                post("/oauth/tokens").inScenario("tokens").whenScenarioStateIs("second"), grant("renewed", 1800));
        zendesk.answers(
                get(PATH).withHeader("Authorization", equalTo("Bearer revoked")),
                json(401, object("error", "invalid_token")));

        Khoros.get("/customer/91001").then().statusCode(200);
        Khoros.get("/customer/91001").then().statusCode(200);

        assertThat(grants()).hasSize(2);
        assertThat(authorizations()).containsExactly("Bearer revoked", "Bearer renewed", "Bearer renewed");
    }

    @Test
    void a_call_that_is_refused_with_a_new_token_too_is_told() {
        zendesk.answers(post("/oauth/tokens"), grant("{{randomValue}}", 1800).withTransformers("response-template"));
        zendesk.answers(get(PATH), json(401, object("error", "invalid_token")));

        Khoros.assertFailure(Khoros.get("/customer/91001"), 500, "CRM_REFUSED");

        assertThat(authorizations()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void a_client_that_is_refused_a_token_is_told() {
        zendesk.answers(
                post("/oauth/tokens"),
                json(401, object("error", "invalid_client", "error_description", "Client authentication failed")));

        Khoros.assertFailure(Khoros.get("/customer/91001"), 500, "CRM_REFUSED");

        assertThat(zendesk.calls()).isEmpty();
    }

    @Test
    void a_grant_without_a_token_is_a_failure() {
        zendesk.answers(post("/oauth/tokens"), json(200, object("token_type", "bearer")));

        Khoros.assertFailure(Khoros.get("/customer/91001"), 500, "CRM_UNAVAILABLE");
    }
}
