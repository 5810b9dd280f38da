package io.khoroszendesk.ops.dev;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Json;
import io.quarkus.vertx.http.runtime.ResumingRequestWrapper;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShortBuildErrorsTest {

    private static final String PAGE = "<html>" + "x".repeat(250_000) + "</html>";

    private static final Throwable PROBLEM = new IllegalStateException(
            new RuntimeException("\u001b[91mCompilation Failed:\n/work/Adapter.java:42: error: ';' expected\u001b[0m"));

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void a_server_in_dev_mode() {
        Router router = Router.router(vertx);
        // The framework wraps requests and their responses on the way to its router.
        Handler<HttpServerRequest> wrapping = request -> router.handle(new ResumingRequestWrapper(request, true));
        new ShortBuildErrors(() -> wrapping, () -> PROBLEM).install(router);
        // As Quarkus answers while the build is broken.
        router.route("/broken").handler(context -> {
            HttpServerResponse response = context.response();
            response.setStatusCode(500);
            response.headers().add("Content-Type", "text/html; charset=UTF-8");
            response.end(PAGE);
        });
        router.route("/fine").handler(BodyHandler.create(false)).handler(context -> context.response()
                .setStatusCode(201)
                .putHeader("Content-Type", "text/html")
                .end("<p>" + context.body().asString() + "</p>"));
        router.route("/failed").handler(context -> context.response()
                .setStatusCode(500)
                .putHeader("Content-Type", "application/json")
                .end("{\"error\":\"CRM_UNAVAILABLE\"}"));
        server = vertx.createHttpServer()
                .requestHandler(wrapping)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void the_place_of_a_compile_error_is_told_in_a_few_words() throws Exception {
        HttpResponse<String> answer = ask("/broken", "*/*");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
        assertThat(Json.read(answer.body()).path("error").asText()).isEqualTo("BROKEN_BUILD");
        assertThat(Json.read(answer.body()).path("message").asText())
                .isEqualTo("Compilation Failed:\n/work/Adapter.java:42: error: ';' expected");
    }

    @Test
    void a_browser_keeps_the_page() throws Exception {
        HttpResponse<String> answer = ask("/broken", "text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(answer.body()).isEqualTo(PAGE);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("text/html; charset=UTF-8");
    }

    @Test
    void every_other_answer_stays_as_it_is() throws Exception {
        assertThat(ask("/failed", "*/*").body()).isEqualTo("{\"error\":\"CRM_UNAVAILABLE\"}");

        HttpResponse<String> fine = ask("/fine", "application/json");
        assertThat(fine.statusCode()).isEqualTo(201);
        assertThat(fine.headers().allValues("Content-Type")).containsExactly("text/html");
        assertThat(fine.body()).isEqualTo("<p>sent</p>");
    }

    @Test
    void very_many_errors_are_cut() {
        assertThat(ShortBuildErrors.error(new RuntimeException("x".repeat(5_000))))
                .hasSizeLessThan(2_000)
                .endsWith("x …\"}");
    }

    private HttpResponse<String> ask(String path, String accept) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.actualPort() + path))
                        .header("Accept", accept)
                        .POST(HttpRequest.BodyPublishers.ofString("sent"))
                        .build(),
                BodyHandlers.ofString());
    }
}
