package io.khoroszendesk.fake.care;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of joining, as the reference of the Author API has them. */
class FakeCareTest {

    private static FakeCare care;
    private static HttpClient client;

    @BeforeAll
    static void open() {
        care = FakeCare.start();
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void close() {
        client.close();
        care.close();
    }

    @BeforeEach
    void nobody_is_there() {
        care.reset();
    }

    @Test
    void an_unknown_author_with_unknown_handles_is_a_new_person() throws Exception {
        batch(element("crm", "101", "twitter", "1"));

        assertThat(care.directory().persons()).hasSize(1);
        assertThat(care.directory().customer("101").ids("twitter")).containsExactly("1");
    }

    @Test
    void new_handles_are_attached_to_the_one_that_is_known() throws Exception {
        String person = personOf(care.directory().arrives("twitter", "1", "jane"));

        batch(element("crm", "101", "twitter", "1"));

        assertThat(care.directory().customer("101").id()).isEqualTo(person);
    }

    @Test
    void if_the_first_handle_is_new_and_others_are_known_a_new_person_is_made() throws Exception {
        String first = personOf(care.directory().arrives("facebook", "2", "jane"));
        String second = personOf(care.directory().arrives("instagram", "3", "jane"));

        batch(element("twitter", "1", "facebook", "2", "instagram", "3"));

        assertThat(care.directory().persons()).singleElement().satisfies(person -> {
            assertThat(person.id()).isNotEqualTo(first).isNotEqualTo(second);
            assertThat(person.authors()).hasSize(3);
        });
    }

    @Test
    void if_all_are_known_they_move_to_the_person_of_the_first() throws Exception {
        String first = personOf(care.directory().arrives("twitter", "1", "jane"));
        care.directory().arrives("facebook", "2", "jane");

        batch(element("facebook", "2", "twitter", "1"));

        assertThat(care.directory().persons()).extracting(FakePerson::id).containsExactly(first);
    }

    @Test
    void elements_of_the_same_person_are_applied_in_their_order_and_answered_once() throws Exception {
        JsonArray data = batch(
                        element("crm", "101", "twitter", "1").mergeIn(new JsonObject().put("birthday", "1970-01-01")),
                        element("crm", "101").mergeIn(new JsonObject().put("birthday", "1971-01-01")))
                .getJsonArray("data");

        assertThat(data).hasSize(1);
        assertThat(data.getJsonObject(0).getString("birthday")).isEqualTo("1971-01-01");
    }

    @Test
    void good_elements_are_applied_and_bad_ones_are_told_in_the_metadata() throws Exception {
        JsonObject bad = new JsonObject("{\"handles\":{\"crm\":[{\"networkinstance\":\"zendesk_1\"}]}}");

        JsonObject answer = batch(element("crm", "101"), bad);

        assertThat(answer.getJsonArray("data")).hasSize(1);
        assertThat(answer.getJsonArray("metadata")).hasSize(1);
    }

    @Test
    void a_network_that_care_does_not_have_makes_the_whole_request_unreadable() throws Exception {
        HttpResponse<String> response = send("PUT", "", array(element("crm", "101"), element("tiktok", "1")));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("Unsupported author data container format");
        assertThat(care.directory().persons()).isEmpty();
    }

    @Test
    void a_path_names_somebody_who_exists_and_its_body_may_name_new_ones() throws Exception {
        String put = element("crm", "101").encode();

        assertThat(send("PUT", "/networks/twitter/ids/1", put).statusCode()).isEqualTo(400);

        care.directory().arrives("twitter", "1", "jane");
        assertThat(send("PUT", "/networks/twitter/ids/1", put).statusCode()).isEqualTo(200);
        assertThat(care.directory().customer("101").ids("twitter")).containsExactly("1");
    }

    @Test
    void nobody_is_created_twice() throws Exception {
        String jane = array(element("crm", "101"));

        assertThat(send("POST", "", jane).statusCode()).isEqualTo(200);
        assertThat(send("POST", "", jane).statusCode()).isEqualTo(400);
        assertThat(send("POST", "", jane).body()).contains("Author entry already exists");
    }

    @Test
    void only_who_belongs_together_can_be_split() throws Exception {
        batch(element("crm", "101", "twitter", "1"));
        String split = "/networks/twitter/instances/twitter/ids/1/split";

        assertThat(new JsonObject(send("POST", split, element("crm", "101").encode())
                                .body())
                        .getJsonArray("data"))
                .hasSize(2);
        assertThat(send("POST", split, element("crm", "101").encode()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void changes_by_the_api_are_not_among_the_changed() throws Exception {
        batch(element("crm", "101"));
        FakeAuthor jane = care.directory().arrives("twitter", "1", "jane");

        assertThat(new JsonObject(send("GET", "/changed", null).body()).getJsonArray("data"))
                .containsExactly(jane.lswUuid());
    }

    @Test
    void no_window_is_longer_than_a_day() throws Exception {
        Instant start = Instant.parse("2026-08-01T00:00:00Z");
        care.directory().changed("a", start.plusSeconds(3_600));
        care.directory().changed("b", start.plusSeconds(90_000));

        String window = "?startEpochMillis=" + start.toEpochMilli() + "&endEpochMillis="
                + start.plusSeconds(900_000).toEpochMilli();
        assertThat(new JsonObject(send("GET", "/changed" + window, null).body()).getJsonArray("data"))
                .containsExactly("a");
    }

    private static String personOf(FakeAuthor author) {
        return care.directory().personOf(author.lswUuid()).orElseThrow().id();
    }

    /** Networks and ids in turn. */
    private static JsonObject element(String... pairs) {
        JsonObject handles = new JsonObject();
        for (int i = 0; i < pairs.length; i += 2) {
            JsonObject handle = new JsonObject().put("id", pairs[i + 1]);
            if (pairs[i].equals("crm")) {
                handle.put("networkinstance", "zendesk_1");
            }
            handles.put(pairs[i], new JsonArray().add(handle));
        }
        return new JsonObject().put("handles", handles);
    }

    private static String array(JsonObject... elements) {
        JsonArray array = new JsonArray();
        for (JsonObject element : elements) {
            array.add(element);
        }
        return array.encode();
    }

    private static JsonObject batch(JsonObject... elements) throws IOException, InterruptedException {
        HttpResponse<String> response = send("PUT", "", array(elements));
        assertThat(response.statusCode()).isEqualTo(200);
        return new JsonObject(response.body());
    }

    private static HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((FakeCare.USERNAME + ":" + FakeCare.PASSWORD).getBytes());
        return client.send(
                HttpRequest.newBuilder(URI.create(care.url() + CareRoutes.BASE + path))
                        .header("Authorization", "Basic " + basic)
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
