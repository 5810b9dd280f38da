package io.khoroszendesk.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a route that responds by itself says of a failure. */
class JsonErrorTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private HttpResponse<String> response(Consumer<RoutingContext> handler) throws Exception {
        Router router = Router.router(vertx);
        router.route()
                .handler(context -> {
                    context.response().putHeader(CorrelationId.HEADER, "abcdefghjk");
                    handler.accept(context);
                })
                .failureHandler(failed -> JsonError.ofFailure(failed).send(failed));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + server.actualPort() + "/"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void an_error_ends_with_the_correlation_id() throws Exception {
        HttpResponse<String> response =
                response(context -> new JsonError(401, "UNAUTHORIZED", "Not \"you\".").send(context));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("Retry-After")).isEmpty();
        assertThat(response.body())
                .isEqualTo("{\"error\":\"UNAUTHORIZED\",\"message\":\"Not \\\"you\\\". Reference abcdefghjk\"}");
    }

    @Test
    void a_sender_may_be_asked_to_wait() throws Exception {
        assertThat(response(context -> new JsonError(503, "BUSY", "Full.")
                                .retryAfter(30)
                                .send(context))
                        .headers()
                        .firstValue("Retry-After"))
                .contains("30");
    }

    @Test
    void a_defect_of_ours_is_not_the_senders() throws Exception {
        HttpResponse<String> response = response(context -> {
            throw new IllegalStateException("ours");
        });

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body())
                .isEqualTo(
                        "{\"error\":\"INTERNAL_ERROR\",\"message\":\"The adapter failed unexpectedly. Reference abcdefghjk\"}");
    }

    @Test
    void what_the_server_does_not_take_is_the_senders() throws Exception {
        HttpResponse<String> response = response(context -> context.fail(415));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"error\":\"INVALID_REQUEST\"");
    }

    @Test
    void a_response_that_was_sent_already_stands() throws Exception {
        HttpResponse<String> response = response(context -> {
            context.response().setStatusCode(202).end();
            throw new IllegalStateException("ours");
        });

        assertThat(response.statusCode()).isEqualTo(202);
    }
}
