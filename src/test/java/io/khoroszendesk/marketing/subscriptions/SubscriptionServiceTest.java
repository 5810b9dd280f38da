package io.khoroszendesk.marketing.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Json;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.fake.marketing.FakeKhoros;
import io.khoroszendesk.fake.marketing.KhorosCall;
import io.khoroszendesk.fake.marketing.KhorosOddity;
import io.khoroszendesk.marketing.Desk;
import io.khoroszendesk.marketing.events.PulledEvents;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands about events, against a Khoros of the test's. */
@QuarkusTest
@WithTestResource(Tenant.class)
class SubscriptionServiceTest {

    private static final String CREATE = "POST /v2/events/subscription";
    private static final String LIST = "GET /v2/events/subscription";
    private static final String TOKEN = EventsDesk.TOKEN;

    @TempDir
    Path directory;

    @Inject
    PulledEvents pulled;

    private FakeKhoros khoros;
    private EventsDesk desk;

    @BeforeEach
    void open() {
        khoros = FakeKhoros.start();
        desk = new EventsDesk(khoros.url(), new Desk(khoros, directory).loggedIn(khoros.token()), pulled);
    }

    @AfterEach
    void close() {
        khoros.close();
    }

    private int run(String... arguments) {
        return desk.run(arguments);
    }

    private List<String> subscribed(String member) {
        return khoros.events().subscriptions().stream()
                .map(subscription -> subscription.path(member).asText("-"))
                .toList();
    }

    @Test
    void the_first_time_failed_calls_are_subscribed_to() {
        assertThat(run("events", "subscribe")).isZero();

        assertThat(khoros.events().subscriptions()).singleElement().satisfies(made -> {
            assertThat(made.path("eventName").asText()).isEqualTo("error-custom-crm");
            assertThat(made.path("notificationUri").asText()).isEqualTo("https://crm.acme.example/hooks/khoros");
            assertThat(made.path("bearerToken").asText()).isEqualTo(TOKEN);
            assertThat(made.path("externalId").asText()).matches("adapter-acme\\.error-custom-crm\\.[0-9a-f]{8}");
            assertThat(made.has("query")).isFalse();
            assertThat(made.has("version")).isFalse();
        });
        assertThat(desk.terminal.all()).contains("subscribed, to be posted to").doesNotContain(TOKEN);
    }

    @Test
    void again_changes_nothing() {
        desk.labels = "support";
        run("events", "subscribe");
        List<String> before = subscribed("uuid");

        assertThat(run("events", "subscribe")).isZero();

        assertThat(subscribed("uuid")).isEqualTo(before).hasSize(2);
        assertThat(khoros.count(CREATE)).isEqualTo(2);
        assertThat(desk.terminal.printed)
                .containsExactly("error-custom-crm: is subscribed to.", "stream-item-label-applied: is subscribed to.");
    }

    @Test
    void answers_without_an_envelope_are_understood() {
        khoros.events().answerBare();

        run("events", "subscribe");
        run("events", "subscribe");

        assertThat(khoros.count(CREATE)).isEqualTo(1);
    }

    @Test
    void only_what_is_missing_is_made() {
        run("events", "subscribe");
        String before = subscribed("uuid").getFirst();
        desk.labels = "Make a ticket (urgent),support";

        run("events", "subscribe");

        assertThat(subscribed("uuid")).hasSize(2).contains(before);
        assertThat(subscribed("query")).containsExactly("-", "Make a ticket \\(urgent\\)|support");
    }

    @Test
    void another_token_or_address_makes_new_ones_before_the_old_ones_go() {
        run("events", "subscribe");
        String before = subscribed("uuid").getFirst();
        desk.token = "another-long-token-of-events";

        assertThat(run("events", "subscribe")).isZero();

        assertThat(subscribed("bearerToken")).containsExactly("another-long-token-of-events");
        assertThat(khoros.calls().stream().map(KhorosCall::line).filter(line -> !line.startsWith("GET")))
                .containsExactly(CREATE, CREATE, "DELETE /v2/events/subscription/" + before);
    }

    @Test
    void where_the_new_one_can_not_be_made_the_old_one_stays() {
        run("events", "subscribe");
        desk.token = "another-long-token-of-events";
        khoros.next(CREATE, KhorosOddity.REPEATS_THE_BODY);

        assertThat(run("events", "subscribe")).isEqualTo(1);

        assertThat(subscribed("bearerToken")).containsExactly(TOKEN);
        assertThat(desk.terminal.all()).doesNotContain(desk.token);
    }

    @Test
    void after_a_lost_answer_running_it_again_doubles_nothing() {
        khoros.next(CREATE, KhorosOddity.LOST_ANSWER);

        assertThat(run("events", "subscribe")).isEqualTo(1);
        assertThat(desk.terminal.told).anyMatch(line -> line.endsWith("run this again, it looks first."));
        assertThat(run("events", "subscribe")).isZero();

        assertThat(khoros.events().subscriptions()).hasSize(1);
    }

    @Test
    void a_list_that_can_not_be_read_changes_nothing() {
        khoros.next(LIST, KhorosOddity.DEVELOPER_INACTIVE);

        assertThat(run("events", "subscribe")).isEqualTo(1);

        assertThat(khoros.count(CREATE)).isZero();
    }

    @Test
    void what_others_have_subscribed_to_is_left_alone() {
        khoros.events().add("send-to-zendesk", "stream-item-label-applied");
        khoros.events().add("adapter-acme-sandbox.error-custom-crm.00000000", "error-custom-crm");
        khoros.events().add("", "error-custom-crm");

        run("events", "subscribe");
        run("events", "pause");
        run("events", "unsubscribe");

        assertThat(subscribed("externalId"))
                .containsExactly("send-to-zendesk", "adapter-acme-sandbox.error-custom-crm.00000000", "");
        assertThat(subscribed("status")).containsOnly("ACTIVE");
    }

    @Test
    void more_than_one_page_is_read() {
        for (int i = 0; i < 250; i++) {
            khoros.events().add("other-" + i, "message-published");
        }
        run("events", "subscribe");
        run("events", "subscribe");

        assertThat(khoros.count(CREATE)).isEqualTo(1);
        assertThat(khoros.calls().stream().filter(call -> call.line().equals(LIST)))
                .allMatch(call -> call.query().contains("pageSize=100"));
    }

    @Test
    void pages_that_are_smaller_than_asked_for_are_read_to_the_end() {
        for (int i = 0; i < 60; i++) {
            khoros.events().add("other-" + i, "message-published");
        }
        khoros.events().limitPages(25);
        run("events", "subscribe");

        assertThat(run("events", "subscribe")).isZero();

        assertThat(khoros.count(CREATE)).isEqualTo(1);
    }

    @Test
    void a_khoros_that_always_answers_with_the_same_page_is_read_no_further() {
        khoros.events().add("other", "message-published");
        khoros.events().repeatPages();

        assertThat(run("events", "list", "--all")).isZero();

        assertThat(khoros.count(LIST)).isEqualTo(2);
        assertThat(desk.terminal.told).containsExactly("1 subscription.");
    }

    @Test
    void a_dry_run_shows_what_would_be_sent_and_masks_the_token() {
        run("events", "subscribe");
        desk.token = "another-long-token-of-events";
        desk.terminal.printed.clear();

        assertThat(run("events", "subscribe", "--dry-run")).isZero();

        assertThat(khoros.count(CREATE)).isEqualTo(1);
        assertThat(desk.terminal.all())
                .contains("would be subscribed to", "\"bearerToken\":\"********\"", "would be unsubscribed")
                .doesNotContain(desk.token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscribe", "unsubscribe", "pause", "resume"})
    void where_all_runs_are_dry_subscriptions_stay_as_they_are(String command) {
        run("events", "subscribe");
        String before = khoros.events().subscriptions().toString();
        desk.token = "another-long-token-of-events";
        desk.set("adapter.dry-run", "true");

        assertThat(run("events", command)).isZero();

        assertThat(khoros.events().subscriptions()).hasToString(before);
        assertThat(desk.terminal.all()).contains(" would be");
    }

    @Test
    void where_all_runs_are_dry_events_are_fetched_and_it_is_said_that_no_ticket_is_made() {
        desk.set("adapter.dry-run", "true");

        assertThat(run("events", "pull")).isZero();

        assertThat(desk.terminal.told).contains("Nothing in Zendesk was changed: this is a dry run.");
    }

    @Test
    void they_are_paused_and_resumed() {
        run("events", "subscribe");

        run("events", "pause", "--dry-run");
        assertThat(subscribed("status")).containsExactly("ACTIVE");
        run("events", "pause");
        assertThat(subscribed("status")).containsExactly("PAUSED");
        run("events", "subscribe");
        assertThat(desk.terminal.printed)
                .containsExactly(
                        "error-custom-crm: is subscribed to, but it is PAUSED; \"events resume\" makes it ACTIVE.");
        run("events", "resume");
        assertThat(subscribed("status")).containsExactly("ACTIVE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsubscribe", "pause", "resume", "unsubscribe --dry-run"})
    void where_there_are_none_it_is_said(String command) {
        assertThat(run(("events " + command).split(" "))).isZero();

        assertThat(desk.terminal.told)
                .singleElement()
                .asString()
                .startsWith("This adapter has no subscriptions: none of the company has an external id that begins with"
                        + " \"adapter-acme.\"");
    }

    @Test
    void where_there_are_none_nothing_can_be_pulled_and_it_is_said_why() {
        assertThat(run("events", "pull")).isZero();

        assertThat(desk.terminal.told).first().asString().startsWith("This adapter has no subscriptions: ");
    }

    @Test
    void the_list_shows_ours_or_all() {
        run("events", "subscribe");
        khoros.events().add("send-to-zendesk", "stream-item-label-applied");

        run("events", "list");
        assertThat(desk.terminal.printed).hasSize(2).last().asString().contains("error-custom-crm", "ACTIVE");
        assertThat(desk.terminal.told).containsExactly("1 subscription.");
        run("events", "list", "--all");
        assertThat(desk.terminal.told).containsExactly("2 subscriptions.");
        run("events", "list", "--json");
        assertThat(Json.read(desk.terminal.printed.getFirst())).singleElement().satisfies(one -> assertThat(
                        one.path("externalId").asText())
                .isEqualTo(subscribed("externalId").getFirst()));
    }

    @Test
    void what_is_missing_is_named() {
        desk.publicUrl = Optional.empty();
        assertThat(run("events", "subscribe")).isEqualTo(1);
        assertThat(desk.terminal.told).anyMatch(line -> line.startsWith("ADAPTER_PUBLIC_URL is missing"));

        desk.publicUrl = Optional.of(URI.create("http://crm.acme.example"));
        assertThat(run("events", "subscribe")).isEqualTo(1);
        assertThat(desk.terminal.told).anyMatch(line -> line.contains("https://"));

        desk.publicUrl = Optional.of(URI.create("https://crm.acme.example/khoros/"));
        desk.token = "";
        assertThat(run("events", "subscribe")).isEqualTo(1);
        assertThat(desk.terminal.told).anyMatch(line -> line.startsWith("KHOROS_EVENTS_TOKEN is missing"));

        desk.token = TOKEN;
        run("events", "subscribe");
        assertThat(subscribed("notificationUri")).containsExactly("https://crm.acme.example/khoros/hooks/khoros");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "a-long-random-token-with-ümlauts", "a-long-random-token with a blank"})
    void a_token_that_the_server_would_refuse_is_not_subscribed_with(String token) {
        desk.token = token;

        assertThat(run("events", "subscribe")).isEqualTo(1);

        assertThat(desk.terminal.told).anyMatch(line -> line.startsWith("KHOROS_EVENTS_TOKEN must have at least 20"));
        assertThat(desk.terminal.all()).doesNotContain(token);
        assertThat(khoros.calls()).isEmpty();
    }

    @Test
    void a_path_that_the_server_would_refuse_is_not_subscribed_with() {
        desk.path = "hooks/khoros";

        assertThat(run("events", "subscribe")).isEqualTo(1);

        assertThat(desk.terminal.told).anyMatch(line -> line.startsWith("ADAPTER_EVENTS_PATH is not a path"));
        assertThat(khoros.calls()).isEmpty();
    }

    @Test
    void kept_events_are_pulled_from_pages_that_are_smaller_than_asked_for() {
        run("events", "subscribe");
        String uuid = subscribed("uuid").getFirst();
        for (int i = 0; i < 23; i++) {
            khoros.events().happened(uuid, Json.object("eventName", "error-custom-crm", "eventUuid", "event-" + i));
        }
        khoros.events().limitPages(5);

        assertThat(run("events", "pull")).isZero();

        assertThat(desk.terminal.told).containsExactly("23 events.");
    }

    @Test
    void kept_events_are_pulled_page_by_page_and_failed_calls_told() {
        run("events", "subscribe");
        String uuid = subscribed("uuid").getFirst();
        for (int i = 0; i < 130; i++) {
            khoros.events()
                    .happened(
                            uuid,
                            Json.object(
                                    "eventName",
                                    "error-custom-crm",
                                    "eventUuid",
                                    "event-" + i,
                                    "data",
                                    Json.object(
                                            "externalCall",
                                            Json.object(
                                                    "requestMethod",
                                                    "POST",
                                                    "requestUri",
                                                    "/api/v1/case",
                                                    "requestBody",
                                                    "canary",
                                                    "responseCode",
                                                    502))));
        }

        assertThat(run("events", "pull")).isZero();

        assertThat(desk.terminal.printed)
                .hasSize(130)
                .allMatch(line -> line.startsWith("Khoros reports a failed call: createcase (POST /case) was answered"
                        + " with 502. An ingress"));
        assertThat(desk.terminal.told).containsExactly("130 events.");
        assertThat(desk.terminal.all()).doesNotContain("canary");
    }
}
