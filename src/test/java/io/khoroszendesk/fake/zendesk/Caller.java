package io.khoroszendesk.fake.zendesk;

import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Calls the fake as an API user would. */
final class Caller implements AutoCloseable {

    private static final String API_TOKEN = "Basic YWRhQGFjbWUuZXhhbXBsZS90b2tlbjpzZWNyZXQ=";

    private final FakeZendesk zendesk;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    String authorization = API_TOKEN;

    Caller(FakeZendesk zendesk) {
        this.zendesk = zendesk;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, null);
    }

    JsonObject read(String path) throws IOException, InterruptedException {
        return new JsonObject(get(path).body());
    }

    /** The ids of the users that a query finds. */
    List<Long> search(String query) throws IOException, InterruptedException {
        String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
        return read("/api/v2/users/search?per_page=100&query=" + encoded).getJsonArray("users").stream()
                .map(user -> ((JsonObject) user).getLong("id"))
                .toList();
    }

    HttpResponse<String> send(String method, String path, JsonObject body, String... headers)
            throws IOException, InterruptedException {
        return client.send(request(method, path, body, headers), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> sendAsync(String method, String path, JsonObject body, String... headers) {
        return client.sendAsync(request(method, path, body, headers), BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String path, JsonObject body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(zendesk.url() + path))
                .timeout(Duration.ofSeconds(5))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    /** What creates a ticket of this requester. */
    static JsonObject ticket(FakeUser requester, String text) {
        return new JsonObject()
                .put(
                        "ticket",
                        new JsonObject()
                                .put("subject", "Router is dead")
                                .put("requester_id", requester.id())
                                .put(
                                        "comment",
                                        new JsonObject().put("html_body", text).put("public", false)));
    }

    static JsonObject user(String member, Object value) {
        return new JsonObject().put("user", new JsonObject().put(member, value).put("skip_verify_email", true));
    }

    @Override
    public void close() {
        client.close();
    }
}
