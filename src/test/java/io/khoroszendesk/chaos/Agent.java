package io.khoroszendesk.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import io.khoroszendesk.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls the adapter as Khoros does, and measures how long it waits. */
public final class Agent {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String server;

    Agent(int port) {
        this("http://localhost:" + port);
    }

    /** An agent who calls the adapter at this address. */
    public Agent(String server) {
        this.server = server;
    }

    /** An answer and the time it took. */
    public record Answer(String request, int status, JsonNode body, String correlationId, String type, Duration took) {

        public boolean isSuccess() {
            return status / 100 == 2;
        }

        public String error() {
            return body.path("error").asText("");
        }
    }

    public Answer send(String method, String path, Object body) {
        return call(method, "/api/v1", path, Tenant.KEY, body);
    }

    /**
     * Calls what is not part of the API, with a key of its own.
     *
     * @throws UncheckedIOException if there is no answer
     */
    public Answer deliver(String path, String authorization, Object body) {
        return call("POST", "", path, authorization, body);
    }

    private Answer call(String method, String base, String path, String authorization, Object body) {
        HttpRequest.BodyPublisher publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(Json.text(body));
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + base + path))
                .method(method, publisher)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .header("x-sf-user-email", "kim@khoros.example")
                .header("x-sf-company-id", "7")
                .timeout(Duration.ofSeconds(30))
                .build();
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new Answer(
                    method + " " + path,
                    response.statusCode(),
                    response.body().isEmpty() ? Json.node(null) : Json.read(response.body()),
                    response.headers().firstValue("X-Correlation-Id").orElse(""),
                    response.headers().firstValue("Content-Type").orElse(""),
                    took);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
