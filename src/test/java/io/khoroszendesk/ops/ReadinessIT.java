package io.khoroszendesk.ops;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.json;
import static io.khoroszendesk.ZendeskStub.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When a replica is not ready: at its start and at its end. */
class ReadinessIT {

    @RegisterExtension
    private static final Acme ACME = new Acme();

    @Test
    void while_it_stops_it_is_not_ready() {
        ACME.zendesk.stubFor(get("/api/v2/users/4711")
                .atPriority(1)
                .willReturn(json(200, object("user", user(4711, "Slow Sam"))).withFixedDelay(20_000)));
        try (Program server = Program.serving(ACME.environment())) {
            CompletableFuture<HttpResponse<String>> underWay =
                    CompletableFuture.supplyAsync(() -> server.get(server.api() + "/api/v1/customer/4711"));
            while (ACME.zendesk.getAllServeEvents().isEmpty()) {
                LockSupport.parkNanos(10_000_000);
            }
            server.terminate();
            int status = 200;
            while (status == 200 && !underWay.isDone()) {
                status = server.get(server.management() + "/q/health/ready").statusCode();
            }

            assertThat(status).isEqualTo(503);
        }
    }

    @Test
    void a_zendesk_that_is_down_when_it_starts_does_not_keep_it_from_getting_ready() {
        try (Program server = Program.serving(ACME.environment("ZENDESK_URL", "http://localhost:1"))) {
            HttpResponse<String> readiness = server.get(server.management() + "/q/health/ready");

            assertThat(readiness.statusCode()).isEqualTo(200);
            assertThat(readiness.body()).contains("Zendesk can't be reached");
        }
    }

    @Test
    void credentials_that_zendesk_refuses_when_it_starts_keep_it_from_getting_ready() {
        ACME.zendesk.stubFor(
                post("/oauth/tokens").atPriority(1).willReturn(json(401, object("error", "invalid_client"))));
        try (Program server = Program.serving(ACME.environment())) {
            HttpResponse<String> readiness = server.get(server.management() + "/q/health/ready");

            assertThat(readiness.statusCode()).isEqualTo(503);
            assertThat(readiness.body()).contains("Zendesk refuses the credentials");
        }
    }
}
