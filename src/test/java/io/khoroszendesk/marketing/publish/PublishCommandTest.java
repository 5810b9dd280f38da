package io.khoroszendesk.marketing.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.fake.marketing.FakeKhoros;
import io.khoroszendesk.fake.marketing.KhorosOddity;
import io.khoroszendesk.marketing.Desk;
import io.khoroszendesk.marketing.api.MarketingClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(Tenant.class)
class PublishCommandTest {

    private static final String POST = "POST /v2/conversations/initiative/1710/message";

    @TempDir
    Path directory;

    private FakeKhoros khoros;
    private Desk desk;

    @BeforeEach
    void open() {
        khoros = FakeKhoros.start();
        desk = new Desk(khoros, directory).loggedIn(khoros.token());
    }

    @AfterEach
    void close() {
        khoros.close();
    }

    private int publish(String... options) {
        List<String> arguments = new ArrayList<>(List.of("publish", "--initiative", "1710"));
        arguments.addAll(List.of(options));
        return desk.run(arguments.toArray(String[]::new));
    }

    private JsonNode sent() {
        return Json.read(khoros.calls().stream()
                .filter(call -> call.line().equals(POST))
                .reduce((first, second) -> second)
                .orElseThrow()
                .body());
    }

    @Test
    void a_text_goes_to_the_service_of_its_account() {
        assertThat(publish("--text", "Status Update", "--account", "21366")).isZero();

        assertThat(sent()).isEqualTo(Json.read("""
                        {"sfEntityType":"Message","service":"TWITTER","content":{"sfEntityType":"Status","text":"Status Update"},
                         "targetAccountIds":["21366"],"status":"DRAFT"}"""));
        assertThat(desk.terminal.printed).containsExactly("Khoros has taken the message as 70001, DRAFT.");
    }

    @Test
    void accounts_of_several_services_are_multi_channel() {
        publish("--text", "Hello", "--account", "21365,21366");

        assertThat(sent().path("service").asText()).isEqualTo("MULTI_CHANNEL");
    }

    @Test
    void a_service_that_is_named_is_not_looked_up() {
        publish("--text", "Hello", "--account", "4", "--service", "facebook");

        assertThat(sent().path("service").asText()).isEqualTo("FACEBOOK");
        assertThat(khoros.calls()).hasSize(1);
    }

    @Test
    void every_documented_member_can_be_said() {
        publish(
                "--text",
                "Look at this",
                "--link",
                "https://www.example.com/kettle",
                "--link-title",
                "Kettle",
                "--link-description",
                "It boils",
                "--link-caption",
                "example.com",
                "--link-thumbnail",
                "https://www.example.com/kettle.png",
                "--account",
                "21365",
                "--service",
                "FACEBOOK",
                "--title",
                "Kettle launch",
                "--label",
                "General Labels - News, all",
                "--label",
                "Kettles",
                "--at",
                "2999-01-31T09:00:00+01:00",
                "--native-scheduling",
                "--visibility",
                "visible",
                "--status",
                "pending",
                "--callback",
                "https://crm.acme.example/done",
                "--asset",
                "a1,a2",
                "--plan",
                "p1",
                "--publisher",
                "7",
                "--note",
                "Approved by Alma",
                "--sponsor",
                "99",
                "--sponsor-name",
                "Acme Kettles",
                "--sponsor-link",
                "https://www.example.com/acme");

        assertThat(sent()).isEqualTo(Json.read("""
                        {"sfEntityType":"Message","service":"FACEBOOK",
                         "content":{"sfEntityType":"Status","text":"Look at this","shareLink":{
                           "url":"https://www.example.com/kettle","title":"Kettle","description":"It boils",
                           "caption":"example.com","thumbnailUrl":"https://www.example.com/kettle.png"}},
                         "title":"Kettle launch","labels":["General Labels - News, all","Kettles"],
                         "targetAccountIds":["21365"],"organicVisibility":"VISIBLE","status":"PENDING",
                         "scheduledPublishDate":"2999-01-31T08:00:00Z","callbacks":["https://crm.acme.example/done"],
                         "assetIds":["a1","a2"],"planId":"p1","nativeScheduling":true,"publisherIds":["7"],
                         "notes":[{"sfEntityType":"Note","text":"Approved by Alma"}],
                         "sponsor":{"profileId":"99","displayName":"Acme Kettles","link":"https://www.example.com/acme"}}"""));
    }

    @Test
    void other_content_comes_from_a_file_and_options_win() throws IOException {
        Path file = directory.resolve("message.json");
        Files.writeString(file, """
                {"service":"FACEBOOK","title":"From the file","content":{"sfEntityType":"ImageShare","caption":"Kettle"},
                 "assetIds":["a1"],"targetingProfile":{"targetingType":"GATED","targetingValues":{}},"targetAccountIds":["21365"]}""");

        publish("--json", file.toString(), "--title", "From the option");

        assertThat(sent()).isEqualTo(Json.read("""
                        {"sfEntityType":"Message","service":"FACEBOOK","title":"From the option",
                         "content":{"sfEntityType":"ImageShare","caption":"Kettle"},"assetIds":["a1"],
                         "status":"DRAFT",
                         "targetingProfile":{"targetingType":"GATED","targetingValues":{}},"targetAccountIds":["21365"]}"""));
    }

    @Test
    void a_file_may_come_from_standard_input() {
        desk.terminal.enters("{\"content\":{\"sfEntityType\":\"Status\",", "\"text\":\"Hi\"}}");

        assertThat(publish("--json", "-", "--account", "21366")).isZero();
    }

    @Test
    void a_draft_is_told_as_one_before_and_after_with_what_posts_it() {
        publish("--text", "Hello", "--account", "21366");

        assertThat(desk.terminal.told)
                .satisfiesExactly(
                        before -> assertThat(before)
                                .isEqualTo(
                                        "This makes a draft, which Khoros does not post. To have it posted, give --status"
                                                + " pending."),
                        after -> assertThat(after)
                                .startsWith("It is a draft: nothing is posted")
                                .endsWith("message 70001 --initiative 1710"));
    }

    @Test
    void a_message_to_be_posted_is_told_as_one_before_and_after_with_what_makes_a_draft() {
        publish("--text", "Hello", "--account", "21366", "--status", "pending");

        assertThat(sent().path("status").asText()).isEqualTo("PENDING");
        assertThat(desk.terminal.told)
                .satisfiesExactly(
                        before -> assertThat(before)
                                .isEqualTo(
                                        "Khoros will post this at once. To make a draft of it, give --status draft."),
                        after -> assertThat(after).startsWith("Khoros posts it at once. "));
    }

    @Test
    void a_draft_with_a_time_is_not_posted_at_it_either() {
        publish("--text", "Hello", "--account", "21366", "--at", "2999-01-31T09:00:00+01:00");

        assertThat(desk.terminal.told.getFirst())
                .startsWith("This makes a draft, which Khoros does not post, not at 2999-01-31T08:00:00Z either.");
    }

    @Test
    void what_khoros_made_of_a_message_is_told_not_what_was_asked_for() {
        khoros.company().demandApproval();

        publish("--text", "Hello", "--account", "21366", "--status", "pending");

        assertThat(desk.terminal.printed).last().isEqualTo("Khoros has taken the message as 70001, AWAITING_APPROVAL.");
        assertThat(desk.terminal.told).last().asString().startsWith("It is posted only after somebody has approved it");
    }

    @Test
    void a_dry_run_tells_what_would_become_of_it() {
        publish("--text", "Hello", "--account", "21366", "--status", "pending", "--dry-run");

        assertThat(desk.terminal.told.getFirst()).startsWith("Khoros will post this at once.");
    }

    @Test
    void a_status_that_khoros_does_not_have_is_refused_before_anything_is_asked() {
        assertThat(publish("--text", "Hello", "--account", "21366", "--status", "posted"))
                .isEqualTo(2);

        assertThat(khoros.calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = KhorosOddity.class,
            names = {"LOST_ANSWER", "DONE_BUT_500", "DONE_BUT_PAGE", "BROKEN", "UNKNOWN_ERROR"})
    void an_unknown_result_is_told_and_never_sent_again(KhorosOddity oddity) {
        khoros.next(POST, oddity);

        assertThat(publish("--text", "Hello", "--account", "21366")).isEqualTo(1);

        assertThat(desk.terminal.all()).contains("The message may have been posted: look into Khoros");
        assertThat(khoros.count(POST)).isEqualTo(1);
        assertThat(khoros.company().messages()).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = KhorosOddity.class,
            names = {"DEVELOPER_INACTIVE", "SERVICE_NOT_FOUND", "REFUSED_WITH_200", "THROTTLED"})
    void a_clear_refusal_is_told_as_that(KhorosOddity oddity) {
        khoros.next(POST, oddity);

        assertThat(publish("--text", "Hello", "--account", "21366")).isEqualTo(1);
        assertThat(desk.terminal.all()).contains("Nothing was published.");
    }

    @Test
    void what_cannot_be_published_is_not_sent() throws IOException {
        Path file = Files.writeString(directory.resolve("message.json"), "{}");

        assertThat(publish("--json", file.toString(), "--account", "21366")).isEqualTo(1);
        assertThat(publish("--json", file.toString(), "--text", "Hello")).isEqualTo(1);
        assertThat(publish("--text", "Hello", "--account", "4")).isEqualTo(1);
        assertThat(desk.terminal.told)
                .anyMatch(line -> line.startsWith("There is nothing to publish"))
                .anyMatch(line -> line.startsWith("There is nobody to publish to"))
                .anyMatch(line -> line.startsWith("The initiative has no account 4"));
        assertThat(khoros.count(POST)).isZero();
    }

    @Test
    void a_dry_run_shows_the_message() {
        publish("--text", "Hello", "--account", "21366", "--dry-run");

        assertThat(desk.terminal.printed.getFirst()).isEqualTo(POST);
        assertThat(Json.read(desk.terminal.printed.get(1)).at("/content/text").asText())
                .isEqualTo("Hello");
        assertThat(khoros.count(POST)).isZero();
    }

    @Test
    void where_all_runs_are_dry_nothing_is_published() {
        desk.set("adapter.dry-run", "true");

        assertThat(publish("--text", "Hello", "--account", "21366")).isZero();

        assertThat(desk.terminal.printed.getFirst()).isEqualTo(POST);
        assertThat(khoros.count(POST)).isZero();
    }

    @Test
    void where_all_runs_are_dry_no_message_is_deleted() {
        publish("--text", "Hello", "--account", "21366");
        desk.set("adapter.dry-run", "true");

        assertThat(desk.run("message", "70001", "--initiative", "1710", "--delete"))
                .isZero();

        assertThat(desk.terminal.printed).last().isEqualTo("DELETE /v2/conversations/initiative/1710/message/70001");
        assertThat(desk.terminal.told).contains("Nothing was sent: this is a dry run.");
        assertThat(khoros.company().messages()).hasSize(1);
    }

    @Test
    void where_all_runs_are_dry_the_client_itself_sends_no_change() {
        desk.set("adapter.dry-run", "true");

        assertThatThrownBy(() -> desk.beans().get(MarketingClient.class).deleteMessage("1710", "70001"))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("Nothing was sent");
        assertThat(khoros.calls()).isEmpty();
    }

    @Test
    void a_message_is_shown_and_deleted() {
        publish("--text", "Hello", "--account", "21366");

        assertThat(desk.run("message", "70001", "--initiative", "1710")).isZero();
        assertThat(desk.terminal.printed).contains("Message 70001 of TWITTER: DRAFT.");
        assertThat(desk.run("message", "70001", "--initiative", "1710", "--delete"))
                .isZero();
        assertThat(khoros.company().messages()).isEmpty();
        assertThat(desk.run("message", "70001", "--initiative", "1710")).isEqualTo(1);
        assertThat(desk.terminal.all()).contains("no message of that id");
    }
}
