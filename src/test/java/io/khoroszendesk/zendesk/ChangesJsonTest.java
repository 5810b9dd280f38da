package io.khoroszendesk.zendesk;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import io.khoroszendesk.zendesk.call.ZendeskRequests;
import io.khoroszendesk.zendesk.model.NewComment;
import io.khoroszendesk.zendesk.model.NewUserField;
import io.khoroszendesk.zendesk.model.TicketChanges;
import io.khoroszendesk.zendesk.model.UserChanges;
import io.khoroszendesk.zendesk.model.WebhookChanges;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes over the wire of each change: every member by Zendesk's name, null where it is cleared, else not at all. */
class ChangesJsonTest {

    @Test
    void a_user_is_sent_with_every_member_by_zendesks_name() {
        assertThat(json(UserChanges.builder()
                        .name("Jane Quill")
                        .email("jane@example.com")
                        .phone("+4930123456")
                        .externalId("c-1")
                        .details("d")
                        .notes("n")
                        .timeZone("Berlin")
                        .userField("favouriteColour", "blue")
                        .skipVerifyEmail()
                        .build()))
                .isEqualTo(Json.node(object(
                        "name",
                        "Jane Quill",
                        "email",
                        "jane@example.com",
                        "phone",
                        "+4930123456",
                        "external_id",
                        "c-1",
                        "details",
                        "d",
                        "notes",
                        "n",
                        "time_zone",
                        "Berlin",
                        "user_fields",
                        object("favouriteColour", "blue"),
                        "skip_verify_email",
                        true)));
    }

    @Test
    void a_member_of_a_user_that_is_cleared_is_sent_as_null() {
        assertThat(json(UserChanges.builder()
                        .name(null)
                        .email(null)
                        .phone(null)
                        .externalId(null)
                        .details(null)
                        .notes(null)
                        .timeZone(null)
                        .userField("plan", null)
                        .build()))
                .isEqualTo(Json.node(object(
                        "name",
                        null,
                        "email",
                        null,
                        "phone",
                        null,
                        "external_id",
                        null,
                        "details",
                        null,
                        "notes",
                        null,
                        "time_zone",
                        null,
                        "user_fields",
                        object("plan", null))));
    }

    @Test
    void a_member_of_a_user_that_is_not_touched_is_not_sent() {
        assertThat(json(UserChanges.NONE)).isEqualTo(Json.node(object()));
        assertThat(json(UserChanges.builder().phone("").build())).isEqualTo(Json.node(object("phone", "")));
    }

    @Test
    void a_user_whose_address_is_left_as_it_is_has_all_else_that_was_changed() {
        UserChanges.Builder changes =
                UserChanges.builder().name("Jane").phone(null).externalId("c-1").details("d");
        changes.notes("n").timeZone("Berlin").userField("plan", "gold").skipVerifyEmail();
        UserChanges expected = changes.build();

        assertThat(changes.email("jane@example.com").build().withoutEmail()).isEqualTo(expected);
    }

    @Test
    void values_of_custom_fields_keep_their_kind() {
        assertThat(text(UserChanges.builder()
                        .userField("vip", true)
                        .userField("score", new BigInteger("12345678901234567890"))
                        .userField("rate", new BigDecimal("12.50"))
                        .userField("plan", "gold")
                        .build()))
                .isEqualTo("""
                        {"thing":{"user_fields":{"vip":true,"score":12345678901234567890,"rate":12.50,"plan":"gold"}}}""");
        assertThat(text(TicketChanges.builder()
                        .customField(360077, false)
                        .customField(360078, new BigDecimal("12.50"))
                        .customField(360079, null)
                        .build()))
                .isEqualTo("""
                        {"thing":{"custom_fields":[{"id":360077,"value":false},{"id":360078,"value":12.50},\
                        {"id":360079,"value":null}]}}""");
    }

    @Test
    void a_ticket_is_sent_with_every_member_by_zendesks_name() {
        assertThat(json(TicketChanges.builder()
                        .subject("Late order")
                        .requesterId(71001)
                        .externalId("khoros-1")
                        .brandId(1)
                        .ticketFormId(2)
                        .groupId(360001L)
                        .tags(List.of("khoros", "social"))
                        .status("open")
                        .customStatusId(502)
                        .priority("high")
                        .type("task")
                        .customField(360077, "C-7")
                        .comment(new NewComment("<p>Hello</p>", false, 71002L))
                        .metadata(Map.of("khoros", Map.of("keysOfOurs", List.of("twitter:1"))))
                        .viaFollowupSourceId(5001)
                        .onlyIfUnchangedSince("2026-11-02T08:00:00Z")
                        .build()))
                .isEqualTo(Json.node(object(
                        "subject",
                        "Late order",
                        "requester_id",
                        71001,
                        "external_id",
                        "khoros-1",
                        "brand_id",
                        1,
                        "ticket_form_id",
                        2,
                        "group_id",
                        360001,
                        "tags",
                        array("khoros", "social"),
                        "status",
                        "open",
                        "custom_status_id",
                        502,
                        "priority",
                        "high",
                        "type",
                        "task",
                        "custom_fields",
                        array(object("id", 360077, "value", "C-7")),
                        "comment",
                        object("html_body", "<p>Hello</p>", "public", false, "author_id", 71002),
                        "metadata",
                        object("khoros", object("keysOfOurs", array("twitter:1"))),
                        "via_followup_source_id",
                        5001,
                        "safe_update",
                        true,
                        "updated_stamp",
                        "2026-11-02T08:00:00Z")));
    }

    @Test
    void a_member_of_a_ticket_that_is_cleared_is_sent_as_null() {
        assertThat(json(TicketChanges.builder()
                        .status(null)
                        .priority(null)
                        .type(null)
                        .groupId(null)
                        .build()))
                .isEqualTo(Json.node(object("status", null, "priority", null, "type", null, "group_id", null)));
    }

    @Test
    void a_member_of_a_ticket_that_is_not_touched_is_not_sent() {
        assertThat(json(TicketChanges.NONE)).isEqualTo(Json.node(object()));
        assertThat(json(TicketChanges.builder().tags(List.of()).build())).isEqualTo(Json.node(object()));
    }

    @Test
    void a_comment_of_the_service_itself_names_no_author() {
        assertThat(json(new NewComment("<p>Hello</p>", true, null)))
                .isEqualTo(Json.node(object("html_body", "<p>Hello</p>", "public", true)));
    }

    @Test
    void what_was_built_stays_when_more_is_added() {
        UserChanges.Builder user = UserChanges.builder();
        UserChanges noUser = user.build();
        user.userField("plan", "gold");
        TicketChanges.Builder ticket = TicketChanges.builder();
        TicketChanges noTicket = ticket.build();
        ticket.customField(360077, "C-7");

        assertThat(noUser).isEqualTo(UserChanges.NONE);
        assertThat(noTicket).isEqualTo(TicketChanges.NONE);
    }

    @Test
    void a_new_webhook_is_sent_with_every_member_by_zendesks_name() {
        assertThat(json(WebhookChanges.postingJson(List.of("zen:event-type:user.created"))
                        .named("Khoros", "https://crm.example.com/hooks/zendesk")))
                .isEqualTo(Json.node(object(
                        "name",
                        "Khoros",
                        "endpoint",
                        "https://crm.example.com/hooks/zendesk",
                        "http_method",
                        "POST",
                        "request_format",
                        "json",
                        "status",
                        "active",
                        "subscriptions",
                        array("zen:event-type:user.created"))));
    }

    @Test
    void name_and_address_of_a_webhook_that_is_changed_are_not_sent() {
        assertThat(json(WebhookChanges.postingJson(List.of("zen:event-type:user.created"))))
                .isEqualTo(Json.node(object(
                        "http_method",
                        "POST",
                        "request_format",
                        "json",
                        "status",
                        "active",
                        "subscriptions",
                        array("zen:event-type:user.created"))));
    }

    @Test
    void a_new_address_is_one_that_nobody_is_mailed_about() {
        assertThat(json(NewIdentity.email("jane@example.com")))
                .isEqualTo(Json.node(object("type", "email", "value", "jane@example.com", "skip_verify_email", true)));
    }

    @Test
    void a_new_user_field_is_sent_with_every_member() {
        assertThat(json(new NewUserField("khoros_social", "textarea", "Social handles", "One a line.")))
                .isEqualTo(Json.node(object(
                        "key",
                        "khoros_social",
                        "type",
                        "textarea",
                        "title",
                        "Social handles",
                        "description",
                        "One a line.")));
    }

    private static JsonNode json(Record changes) {
        return Json.read(text(changes)).path("thing");
    }

    private static String text(Record changes) {
        return new String(ZendeskRequests.body("thing", changes), StandardCharsets.UTF_8);
    }
}
