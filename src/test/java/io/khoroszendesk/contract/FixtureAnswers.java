package io.khoroszendesk.contract;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.khoroszendesk.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every answer of the fixture tenant's Zendesk, rendered by a WireMock that is asked for one after the other. */
final class FixtureAnswers {

    /** One answer; {@code body} is empty where there is none. */
    record Answer(String stub, String method, String path, int status, String contentType, String body) {}

    private static final Path ROOT = Path.of("wiremock");
    private static final List<String> IDS = List.of(
            "32500000000101",
            "32500000000203",
            "32500000500001",
            "32500000700001",
            "32500000000408",
            "32500000000429",
            "32500000000432",
            "1003",
            "1021",
            "1408",
            "1432",
            "700000000001");

    private static final List<String> WEBHOOKS =
            List.of("/api/v2/webhooks/01ACMEHOOK", "/api/v2/webhooks/01ACMEHOOK/signing_secret");

    private FixtureAnswers() {}

    static List<Answer> all() throws IOException, InterruptedException {
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .usingFilesUnderDirectory(ROOT.toString())
                .globalTemplating(true));
        server.start();
        try (Stream<Path> files = Files.walk(ROOT.resolve("mappings"));
                HttpClient client = HttpClient.newHttpClient()) {
            List<Answer> answers = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    // Khoros Care's, which is no part of Zendesk.
                    .filter(path -> !path.startsWith(ROOT.resolve("mappings/care")))
                    .sorted()
                    .toList()) {
                JsonNode mapping = Json.read(Files.readString(file));
                if (!mapping.path("response").has("fault")) {
                    answers.add(answer(server, client, mapping));
                }
            }
            return answers;
        } finally {
            server.stop();
        }
    }

    private static Answer answer(WireMockServer server, HttpClient client, JsonNode mapping)
            throws IOException, InterruptedException {
        String method = mapping.at("/request/method").asText().replace("ANY", "GET");
        String path = path(mapping.path("request"));
        StubMapping stub = StubMapping.buildFrom(unconditionally(mapping).toString());
        server.addStubMapping(stub);
        HttpRequest.BodyPublisher body = method.equals("GET") || method.equals("DELETE")
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(Json.text(body(path)));
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(server.baseUrl() + path + "?external_id=acme-case-1"))
                        .header("Content-Type", "application/json")
                        .method(method, body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        server.removeStubMapping(stub);
        return new Answer(
                mapping.path("name").asText(),
                method,
                path,
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }

    /** The mapping without whatever decides when it is used, and without its delays. */
    private static JsonNode unconditionally(JsonNode mapping) {
        ObjectNode always = mapping.deepCopy();
        // Before all others, which WireMock has loaded with the files.
        always.put("priority", 1);
        always.remove(List.of("id", "scenarioName", "requiredScenarioState", "newScenarioState"));
        always.putObject("request").put("method", "ANY").put("urlPathPattern", "/.*");
        ((ObjectNode) always.path("response"))
                .remove(List.of("fixedDelayMilliseconds", "delayDistribution", "chunkedDribbleDelay"));
        return always;
    }

    private static String path(JsonNode request) {
        if (!request.has("urlPathPattern")) {
            return request.has("url")
                    ? request.path("url").asText().replaceFirst("\\?.*", "")
                    : request.path("urlPath").asText();
        }
        String pattern = request.path("urlPathPattern").asText();
        return candidates()
                .filter(path -> path.matches(pattern))
                .findFirst()
                .orElseGet(() -> pattern.replaceAll("\\(/\\.\\*\\)\\?$", ""));
    }

    private static Stream<String> candidates() {
        return Stream.concat(WEBHOOKS.stream(), IDS.stream().flatMap(id -> Stream.of("users/", "tickets/")
                .flatMap(resource -> Stream.of(
                                "",
                                "/identities",
                                "/identities/7",
                                "/identities/7/make_primary",
                                "/tickets/requested",
                                "/comments")
                        .map(rest -> "/api/v2/" + resource + id + rest))));
    }

    private static Map<String, Object> body(String path) {
        if (path.contains("tickets")) {
            return object(
                    "ticket",
                    object(
                            "subject",
                            "Kettle",
                            "requester_id",
                            32500000000101L,
                            "status",
                            "open",
                            "external_id",
                            "x-1",
                            "priority",
                            "high",
                            "custom_fields",
                            array(object("id", 1, "value", "a")),
                            "comment",
                            object("html_body", "<p>Hello</p>", "public", false)));
        }
        if (path.contains("identities")) {
            return object("identity", object("type", "email", "value", "someone@example.com"));
        }
        if (path.contains("webhooks")) {
            return object("webhook", object("name", "Khoros", "endpoint", "https://crm.example.com/hooks/zendesk"));
        }
        if (path.contains("oauth")) {
            return object("grant_type", "client_credentials", "client_id", "a", "client_secret", "b");
        }
        return object(
                "user",
                object("name", "Some One", "email", "someone@example.com", "user_fields", object("plan", "gold")));
    }
}
