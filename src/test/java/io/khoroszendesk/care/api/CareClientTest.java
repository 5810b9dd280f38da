package io.khoroszendesk.care.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.khoroszendesk.Json;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.care.CareDay;
import io.khoroszendesk.care.CareTenant;
import io.khoroszendesk.care.api.CareException.Kind;
import io.khoroszendesk.care.push.AuthorPush;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.care.FakeCare;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Tenant.class)
@WithTestResource(CareTenant.class)
class CareClientTest {

    private static final String BASE = "/api/v2/authors";
    private static final String LITHIUM = BASE + "/networks/lithium/instances/example.lithium.com%2F";
    private static final String WINDOW = "{endEpochMillis=1786101330123, startEpochMillis=1786097730123}";

    @Inject
    CareClient client;

    @Inject
    ConversationsClient conversations;

    @Inject
    AuthorPush authors;

    private FakeCare care;

    @BeforeEach
    void nobody_is_there() {
        care = CareTenant.care();
        care.reset();
    }

    @Test
    void every_operation_is_called_by_its_method_path_and_parameters() {
        CareDay.pass(care, client, conversations, authors);
        String jane = care.directory()
                .author("twitter", null, "1565502")
                .orElseThrow()
                .lswUuid();

        assertThat(care.calls().stream().map(CareClientTest::line))
                .containsExactly(
                        "GET " + BASE + " {include_deleted_crm=true}",
                        "POST " + BASE + " {}",
                        "GET " + BASE + "/networks/twitter/ids/1565502 {include_deleted_crm=false}",
                        "GET " + BASE + "/networks/crm/instances/zendesk_1/ids/394502 {include_deleted_crm=false}",
                        "PUT " + BASE + " {}",
                        "GET " + BASE + "/changed " + WINDOW,
                        "GET " + BASE + "/" + jane + " {include_deleted_crm=false}",
                        "PUT " + BASE + "/" + jane + " {}",
                        "GET " + BASE + "/" + jane + "/conversations " + WINDOW,
                        "GET " + BASE + "/networks/twitter/ids/1565502 {include_deleted_crm=true}",
                        "PUT " + BASE + "/networks/twitter/ids/1565502 {}",
                        "GET " + BASE + "/networks/twitter/ids/1565502/conversations " + WINDOW,
                        "PUT " + BASE + "/networks/twitter/ids/1565502/conversations/reactivate"
                                + " {comment=called back & asked / 100%, pageId=a+b}",
                        "GET " + LITHIUM + "/ids/77%2F1 {include_deleted_crm=false}",
                        "PUT " + LITHIUM + "/ids/77%2F1 {}",
                        "GET " + LITHIUM + "/ids/77%2F1/conversations " + WINDOW,
                        "PUT " + LITHIUM + "/ids/77%2F1/conversations/reactivate {}",
                        "GET " + BASE + "/networks/twitter/handles/jane.q {include_deleted_crm=false}",
                        "GET " + BASE + "/networks/twitter/handles/jane.q/conversations " + WINDOW,
                        "GET " + LITHIUM + "/handles/jane%20q {include_deleted_crm=true}",
                        "GET " + LITHIUM + "/handles/jane%20q/conversations " + WINDOW,
                        "POST " + BASE + "/networks/twitter/instances/twitter/ids/1565502/split {}");
        assertThat(care.told()).allMatch(told -> told.status() == 200, "answered with 200");
    }

    @Test
    void every_call_has_the_account_and_speaks_json() {
        CareDay.pass(care, client, conversations, authors);
        String basic = "Basic " + Base64.getEncoder().encodeToString("bot:s3cret".getBytes());

        assertThat(care.calls()).allSatisfy(call -> {
            assertThat(call.header("Authorization")).isEqualTo(basic);
            assertThat(call.header("Accept")).isEqualTo("application/json");
            if (!call.body().isEmpty()) {
                assertThat(call.header("Content-Type")).startsWith("application/json");
            }
        });
    }

    @Test
    void a_split_names_what_is_taken_away() {
        CareDay.pass(care, client, conversations, authors);

        assertThat(Json.read(care.calls("POST", "*/split").getFirst().body()))
                .isEqualTo(
                        Json.read("{\"handles\":{\"crm\":[{\"networkinstance\":\"zendesk_1\",\"id\":\"394502\"}]}}"));
    }

    @Test
    void all_pages_are_read_and_nobody_twice() {
        for (int i = 0; i < 65; i++) {
            care.directory().arrives("twitter", "10" + i, "jane" + i);
        }
        List<String> ids = new ArrayList<>();

        client.authors(false, person -> ids.add(person.id()));

        assertThat(ids).hasSize(65).doesNotHaveDuplicates();
        assertThat(care.count("GET", BASE)).isEqualTo(3);
        assertThat(care.calls("GET", BASE).getLast().query("include_deleted_crm"))
                .isEqualTo("false");
    }

    @Test
    void deleted_customers_are_seen_where_they_are_asked_for() {
        authors.push(List.of(update("101")));
        care.directory().deleted(care.directory().author("crm", null, "101").orElseThrow());

        assertThat(client.author(AuthorRef.crm("zendesk_1", "101"), true)
                        .getFirst()
                        .customers("zendesk_1"))
                .containsExactly("101");
        assertThat(client.author(client.crm("101"), false).getFirst().customers("zendesk_1"))
                .isEmpty();
    }

    @Test
    void an_answer_about_somebody_else_is_not_used_to_write() {
        for (String data : List.of(
                "{\"handles\":[]}",
                "{\"id\":\"p\",\"handles\":{\"crm\":[{\"networkinstance\":\"zendesk_1\",\"id\":\"102\"}]}}",
                "{\"id\":\"p\",\"handles\":{\"crm\":[{\"networkinstance\":\"other\",\"id\":\"101\"}]}}")) {
            care.faults().next("GET *", Fault.body(200, "{\"status\":\"success\",\"data\":[" + data + "]}"));

            assertThatThrownBy(() -> client.owners(AuthorRef.crm("zendesk_1", "101")))
                    .as(data)
                    .isInstanceOfSatisfying(
                            CareException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FOREIGN))
                    .hasMessageContaining("not about crm/zendesk_1:101");
        }
    }

    @Test
    void an_account_is_known_by_a_scoped_id_and_where_care_lists_it_elsewhere() {
        for (String handles : List.of(
                "{\"facebook\":[{\"id\":\"1\",\"scopedIds\":[{\"id\":\"7001\",\"scope\":\"PAGE\"}]}]}",
                "{\"external\":[{\"id\":\"7001\"}]}",
                "{\"facebook\":[{\"@class\":\"ScrubbedFacebookSpecificAuthorData\",\"lswUuid\":\"u\"}]}")) {
            care.faults().next("GET *", Fault.body(200, "{\"data\":[{\"id\":\"p\",\"handles\":" + handles + "}]}"));

            assertThat(client.owners(AuthorRef.of("facebook", "7001")))
                    .as(handles)
                    .hasSize(1);
        }
    }

    @Test
    void somebody_who_is_not_there_is_an_empty_list() {
        assertThat(client.author(client.crm("404"), false)).isEmpty();
        assertThat(client.author("0d9c9f3e-8f3e-4a57-9be4-0e2f3a4b5c6d")).isEmpty();
        assertThat(client.byHandle("twitter", null, "nobody", false)).isEmpty();
    }

    @Test
    void an_author_who_exists_cannot_be_created_again() {
        List<AuthorBody> jane = List.of(AuthorBody.of(List.of(AuthorRef.crm("zendesk_1", "101"))));
        client.create(jane);

        assertThatThrownBy(() -> client.create(jane))
                .isInstanceOfSatisfying(
                        CareException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID))
                .extracting(e -> ((CareException) e).detail())
                .isEqualTo("Author entry already exists");
        assertThat(care.count("POST", BASE)).isEqualTo(2);
    }

    @Test
    void changes_of_more_than_a_day_are_asked_for_day_by_day_and_told_once() {
        Instant end = Instant.parse("2026-08-07T10:00:00Z");
        care.directory().changed("a", end.minus(Duration.ofHours(50)));
        care.directory().changed("b", end.minus(Duration.ofHours(30)));
        care.directory().changed("a", end.minus(Duration.ofHours(1)));

        assertThat(client.changed(end.minus(Duration.ofHours(60)), end)).containsExactly("a", "b");
        assertThat(care.calls("GET", BASE + "/changed"))
                .extracting(call ->
                        (Long.parseLong(call.query("endEpochMillis")) - Long.parseLong(call.query("startEpochMillis")))
                                / 3_600_000)
                .containsExactly(24L, 24L, 12L);
    }

    @Test
    void reads_and_batches_outlast_a_few_faults() {
        care.faults().times(2, "GET *", Fault.UNAVAILABLE);
        assertThat(client.author(client.crm("101"), false)).isEmpty();

        care.faults().next("PUT *", Fault.RESET_AFTER).next("PUT *", Fault.tooMany(0));
        assertThat(authors.push(List.of(update("101"))).succeeded()).containsExactly("101");
        assertThat(care.count("PUT", BASE)).isEqualTo(3);
        assertThat(care.directory().persons()).hasSize(1);
    }

    @Test
    void creating_and_splitting_are_not_repeated_when_nobody_knows_what_became_of_them() {
        care.faults().always("POST *", Fault.RESET_AFTER);

        assertThatThrownBy(() -> client.create(List.of(AuthorBody.of(List.of(AuthorRef.crm("zendesk_1", "101"))))))
                .isInstanceOfSatisfying(
                        CareException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONNECTION_LOST));
        assertThatThrownBy(() -> client.split(AuthorRef.of("twitter", "1"), List.of()))
                .isInstanceOf(CareException.class);
        assertThat(care.count("POST", "*")).isEqualTo(2);
    }

    @Test
    void a_redirect_is_not_followed() {
        care.faults().always("GET *", Fault.REDIRECT);

        assertThatThrownBy(() -> client.author(client.crm("101"), false))
                .isInstanceOfSatisfying(
                        CareException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MOVED))
                .hasMessageContaining("https://elsewhere.example");
        assertThat(care.calls()).hasSize(1);
    }

    @Test
    void a_refused_account_is_told_at_once() {
        care.account("bot", "another");

        assertThatThrownBy(() -> client.author(client.crm("101"), false))
                .isInstanceOfSatisfying(
                        CareException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAUTHORIZED))
                .hasMessageContaining("CARE_PASSWORD");
        assertThat(care.calls()).hasSize(1);
    }

    @Test
    void pages_of_html_and_garbage_are_no_answers() {
        care.faults().always("GET *", Fault.WRONG_TYPE);
        assertThatThrownBy(() -> client.author(client.crm("101"), false))
                .isInstanceOfSatisfying(
                        CareException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED))
                .hasMessageContaining("web page");

        care.faults().clear().always("GET *", Fault.GARBAGE);
        assertThatThrownBy(() -> client.author(client.crm("101"), false)).isInstanceOf(CareException.class);

        care.faults().clear().always("GET *", Fault.TRUNCATED);
        assertThatThrownBy(() -> client.author(client.crm("101"), false)).isInstanceOf(CareException.class);
    }

    @Test
    void a_care_that_is_gone_is_told_as_unreachable() {
        care.stop();

        assertThatThrownBy(() -> client.author(client.crm("101"), false))
                .isInstanceOfSatisfying(
                        CareException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    }

    private static AuthorUpdate update(String id) {
        return new AuthorUpdate(id, java.util.Map.of("name", "Jane"), List.of());
    }

    private static String line(Call call) {
        return call.method() + " " + call.path() + " " + new TreeMap<>(call.query());
    }
}
