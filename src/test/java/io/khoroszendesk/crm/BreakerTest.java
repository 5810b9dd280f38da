package io.khoroszendesk.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.json;
import static io.khoroszendesk.ZendeskStub.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.khoroszendesk.zendesk.Callers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = Tenant.class,
        initArgs = {
            @ResourceArg(name = "adapter.zendesk.breaker-volume", value = "" + BreakerTest.VOLUME),
            @ResourceArg(name = "adapter.zendesk.breaker-delay", value = BreakerTest.DELAY_MILLIS + "ms"),
            @ResourceArg(name = "adapter.zendesk.max-retries", value = "0")
        })
class BreakerTest {

    static final int VOLUME = 4;
    static final int DELAY_MILLIS = 3_000;

    final ZendeskStub zendesk = new ZendeskStub();

    @Test
    void a_search_that_keeps_failing_is_left_alone_for_a_while_and_look_ups_go_on() throws InterruptedException {
        zendesk.isEmpty();
        zendesk.answers(get(urlPathEqualTo("/api/v2/users/search")), json(500, object("error", "Down")));
        zendesk.hasUsers(user(90001, "Still There"));

        for (int i = 0; i < VOLUME; i++) {
            Khoros.assertFailure(Khoros.post("/customers", object("name", "x")), 500, "CRM_UNAVAILABLE");
        }
        assertThat(zendesk.calls()).hasSize(VOLUME);

        Khoros.assertFailure(Khoros.post("/customers", object("name", "x")), 500, "CRM_UNAVAILABLE")
                .header("Retry-After", notNullValue());
        Khoros.get("/customer/90001").then().statusCode(200);
        assertThat(zendesk.calls("GET", "/api/v2/users/search")).hasSize(VOLUME);

        zendesk.findsAlways(user(90002, "Xaver"));
        Callers.until(() -> Khoros.post("/customers", object("name", "x")).statusCode() == 200);
    }

    @Test
    void what_a_replay_does_not_know_is_named_and_opens_no_breaker() {
        zendesk.isEmpty();
        zendesk.answers(
                get(urlPathEqualTo("/api/v2/users/90003")),
                aResponse().withStatus(501).withHeader("X-Not-Recorded", "GET /api/v2/users/90003"));

        for (int i = 0; i < 2 * VOLUME; i++) {
            Khoros.assertFailure(Khoros.get("/customer/90003"), 500, "CRM_UNAVAILABLE")
                    .body("message", startsWith("Not recorded: GET /api/v2/users/90003."));
        }
        assertThat(zendesk.calls("GET", "/api/v2/users/90003")).hasSize(2 * VOLUME);
    }
}
