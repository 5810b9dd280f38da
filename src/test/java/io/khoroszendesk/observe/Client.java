package io.khoroszendesk.observe;

import io.khoroszendesk.Canaries;
import io.khoroszendesk.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Calls the adapter with canaries in every header, and keeps the failures it is told. */
final class Client {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();

    Client(int port) {
        this.base = "http://localhost:" + port + "/api/v1";
    }

    /** Heads and bodies of all answers that told a failure. */
    List<String> failures() {
        return failures;
    }

    /** The names of the errors that were told. */
    List<String> errors() {
        return errors;
    }

    HttpResponse<String> send(String method, String path, Object body) {
        return send(method, path, body == null ? null : Json.text(body), List.of("Authorization", Canaries.KEY));
    }

    /** Sends a body as it is, with further headers, of which each name is followed by its value. */
    HttpResponse<String> send(String method, String path, String body, List<String> headers) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of("x-sf-user-email", Canaries.AGENT, "x-sf-initiative", Canaries.NAME));
        all.addAll(List.of("x-sf-company-id", Canaries.NUMBER, "User-Agent", Canaries.NAME));
        if (!headers.contains("Content-Type")) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .headers(all.toArray(String[]::new))
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                failures.add(answer.statusCode() + " " + answer.headers().map() + " " + answer.body());
                errors.add(Json.read(answer.body()).path("error").asText());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
