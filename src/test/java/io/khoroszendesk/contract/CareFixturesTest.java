package io.khoroszendesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Care's side of the fixture tenant: which request gets which answer, and whether the Author API's document has it. */
class CareFixturesTest {

    private static final String BASE = "/api/v2/authors";
    private static final String CRM = BASE + "/networks/crm/instances/zendesk_1/ids/";

    private record Example(String stub, String method, String path, String body) {
        static Example get(String stub, String path) {
            return new Example(stub, "GET", path, "");
        }
    }

    private static final List<Example> EXAMPLES = List.of(
            Example.get("page-1", BASE + "?include_deleted_crm=false"),
            Example.get("page-2", BASE + "?offset=31"),
            new Example("create-any", "POST", BASE, batch("32500000000108")),
            new Example("create-jane-quill-exists-400", "POST", BASE, batch("32500000000101")),
            new Example("update-any-as-sent", "PUT", BASE, batch("32500000000108")),
            new Example("update-422-one-customer-refused", "PUT", BASE, batch("32500000000422")),
            new Example("update-423-somebody-refused-without-a-name", "PUT", BASE, batch("32500000000423")),
            new Example("update-429-throttled", "PUT", BASE, batch("32500000000429")),
            new Example("update-503-down", "PUT", BASE, batch("32500000000503")),
            new Example("update-unknown-network-400", "PUT", BASE, "[{\"handles\":{\"tiktok\":[{\"id\":\"1\"}]}}]"),
            Example.get("changed", BASE + "/changed?startEpochMillis=1&endEpochMillis=2"),
            Example.get("jane-quill", CRM + "32500000000101?include_deleted_crm=false"),
            Example.get("jane-quill", BASE + "/networks/twitter/handles/jane.q"),
            Example.get("zoe-mueller-without-customer", BASE + "/networks/twitter/ids/55501"),
            Example.get("scrubbed-account", BASE + "/networks/facebook/ids/1070000000000001"),
            Example.get("conversations-any", BASE + "/networks/twitter/ids/55501/conversations"),
            new Example("reactivate-any", "PUT", BASE + "/networks/twitter/ids/55501/conversations/reactivate", ""),
            new Example("update-any-author", "PUT", CRM + "32500000000108", "{\"handles\":{}}"),
            new Example(
                    "split-jane-quill",
                    "POST",
                    BASE + "/networks/twitter/instances/twitter/ids/20170807/split",
                    "{\"handles\":{}}"),
            new Example(
                    "split-any-400",
                    "POST",
                    BASE + "/networks/twitter/instances/twitter/ids/1/split",
                    "{\"handles\":{}}"),
            Example.get("situation-403-address-not-allowed", CRM + "32500000000403"),
            Example.get("situation-429-throttled", CRM + "32500000000429"),
            Example.get("situation-906-sign-in-page", CRM + "32500000000906"),
            Example.get("situation-907-redirect-to-foreign-host", CRM + "32500000000907"),
            Example.get("unknown-author-404", CRM + "32500000000999"));

    /** Not JSON by intention. */
    private static final Set<String> BROKEN = Set.of("situation-906-sign-in-page");

    /** Found without an answer, or by an account. */
    private static final Set<String> WITHOUT_EXAMPLE =
            Set.of("situation-901-connection-reset", "no-account-401", "refused-account-401");

    private static WireMockServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .usingFilesUnderDirectory("wiremock")
                .globalTemplating(true));
        server.start();
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.stop();
    }

    @Test
    void every_request_gets_the_answer_that_is_meant() throws Exception {
        for (Example example : EXAMPLES) {
            assertThat(send(example).headers().firstValue("Matched-Stub-Name"))
                    .as(example.toString())
                    .contains("care/" + example.stub());
        }
    }

    @Test
    void every_mapping_has_an_example() throws IOException {
        Set<String> named = new TreeSet<>(WITHOUT_EXAMPLE);
        EXAMPLES.forEach(example -> named.add(example.stub()));
        try (Stream<Path> files = Files.list(Path.of("wiremock/mappings/care"))) {
            List<String> mappings = files.map(
                            file -> file.getFileName().toString().replace(".json", ""))
                    .toList();
            assertThat(mappings).containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void the_next_page_is_on_the_same_origin() throws Exception {
        assertThat(send(EXAMPLES.getFirst()).body()).contains(server.baseUrl() + "/api/v2/authors?offset=31");
    }

    @Test
    void every_answer_is_one_that_the_document_has() throws Exception {
        CareDocument document = new CareDocument();
        for (Example example : EXAMPLES) {
            HttpResponse<String> answer = send(example);
            if (!CareExceptions.isUndocumented(answer.statusCode()) && !BROKEN.contains(example.stub())) {
                assertThat(document.problemsOfAnswer(
                                example.method(),
                                example.path().replaceFirst("\\?.*", ""),
                                answer.statusCode(),
                                answer.body()))
                        .as(example.toString())
                        .isEmpty();
            }
        }
    }

    private static String batch(String customer) {
        return "[{\"handles\":{\"crm\":[{\"networkinstance\":\"zendesk_1\",\"id\":\"" + customer + "\"}]}}]";
    }

    private static HttpResponse<String> send(Example example) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.baseUrl() + example.path()))
                        .header("Authorization", "Basic Ym90OnMzY3JldA==")
                        .method(
                                example.method(),
                                example.body().isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(example.body()))
                        .build(),
                BodyHandlers.ofString());
    }
}
