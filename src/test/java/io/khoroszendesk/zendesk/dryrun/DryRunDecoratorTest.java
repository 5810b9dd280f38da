package io.khoroszendesk.zendesk.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.khoroszendesk.bridge.fields.HandlesConfig;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.ops.check.HandleFieldCheck;
import io.khoroszendesk.zendesk.UserExportClient;
import io.khoroszendesk.zendesk.WebhookClient;
import io.khoroszendesk.zendesk.Writes;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.NewComment;
import io.khoroszendesk.zendesk.model.NewUserField;
import io.khoroszendesk.zendesk.model.Ticket;
import io.khoroszendesk.zendesk.model.Ticket.CustomField;
import io.khoroszendesk.zendesk.model.TicketChanges;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserChanges;
import io.khoroszendesk.zendesk.model.UserField;
import io.khoroszendesk.zendesk.model.Webhook;
import io.khoroszendesk.zendesk.model.WebhookChanges;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DryRunDecoratorTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final SimulatedResponses madeUp = new SimulatedResponses(Clock.fixed(NOW, ZoneOffset.UTC));

    static Stream<Method> changes() {
        return Stream.of(ZendeskClient.class, WebhookClient.class, UserExportClient.class)
                .flatMap(client -> Arrays.stream(client.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getName().matches("(create|update|make|delete|add|remove).*"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void every_method_that_changes_something_can_be_kept_from_it(Method method) {
        assertThat(method.isAnnotationPresent(Writes.class)).isTrue();
    }

    @Test
    void a_new_user_has_what_was_sent_and_what_zendesk_adds() {
        User user = madeUp.user(UserChanges.builder()
                .name("Jane")
                .userField("plan", "gold")
                .skipVerifyEmail()
                .build());

        assertThat(user.id()).isGreaterThanOrEqualTo(900_000_000_000_000_000L);
        assertThat(user.name()).isEqualTo("Jane");
        assertThat(user.fieldText("plan")).isEqualTo("gold");
        assertThat(user.isEndUser()).isTrue();
        assertThat(user.createdAt()).isEqualTo("2026-11-21T10:00:00Z");
    }

    @Test
    void a_changed_user_keeps_what_was_not_sent() {
        User before = madeUp.user(UserChanges.builder()
                .name("Jane")
                .phone("+1")
                .userField("plan", "gold")
                .userField("vip", 1)
                .build());

        User after = madeUp.changed(
                before,
                UserChanges.builder().name("Jane Q").userField("plan", "silver").build());

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.name()).isEqualTo("Jane Q");
        assertThat(after.phone()).isEqualTo("+1");
        assertThat(after.userFields())
                .containsEntry("plan", new TextNode("silver"))
                .containsEntry("vip", new IntNode(1));
    }

    @Test
    void a_changed_ticket_keeps_the_custom_fields_that_were_not_sent() {
        Ticket before = madeUp.ticket(TicketChanges.builder()
                .subject("Dented")
                .requesterId(7)
                .comment(new NewComment("<p>Hello</p>", false, null))
                .customField(1, "a")
                .customField(2, "b")
                .build());

        Ticket after = madeUp.changed(
                before, TicketChanges.builder().customField(2, "c").build());

        assertThat(before.description()).isEqualTo("<p>Hello</p>");
        assertThat(after.subject()).isEqualTo("Dented");
        assertThat(after.customFields())
                .containsExactly(new CustomField(1, new TextNode("a")), new CustomField(2, new TextNode("c")));
    }

    @Test
    void what_is_cleared_is_gone_from_a_changed_user() {
        User before = madeUp.user(UserChanges.builder()
                .name("Jane")
                .phone("+1")
                .userField("plan", "gold")
                .build());

        User after = madeUp.changed(
                before,
                UserChanges.builder().phone(null).userField("plan", null).build());

        assertThat(after.name()).isEqualTo("Jane");
        assertThat(after.phone()).isNull();
        assertThat(after.fieldText("plan")).isNull();
    }

    @Test
    void the_members_of_a_change_are_named_as_they_would_be_sent_without_those_that_would_not() {
        assertThat(madeUp.members(UserChanges.builder()
                        .name("Jane")
                        .externalId(null)
                        .skipVerifyEmail()
                        .build()))
                .containsExactly("external_id", "name", "skip_verify_email");
    }

    @Test
    void a_new_user_field_is_active() {
        UserField field =
                madeUp.userField(new NewUserField("khoros_social", "textarea", "Social handles", "One a line."));

        assertThat(field.key()).isEqualTo("khoros_social");
        assertThat(field.active()).isTrue();
    }

    @Test
    void a_new_webhook_is_what_was_sent() {
        Webhook webhook = madeUp.webhook(WebhookChanges.postingJson(List.of("zen:event-type:user.created"))
                .named("Khoros", "https://crm.example.com/hooks/zendesk"));

        assertThat(webhook.endpoint()).isEqualTo("https://crm.example.com/hooks/zendesk");
        assertThat(webhook.subscriptions()).containsExactly("zen:event-type:user.created");
        assertThat(webhook.id()).isNotEmpty();
    }

    @Test
    void no_two_things_that_were_made_up_have_the_same_id() {
        assertThat(madeUp.id()).isNotEqualTo(madeUp.id());
    }

    @Test
    void check_fix_says_that_it_would_create_the_field_of_handles() {
        HandleFieldCheck field = new HandleFieldCheck(
                OperatorSettings.of(HandlesConfig.class),
                OperatorSettings.of(AdapterConfig.class, "adapter.dry-run", "true"),
                null);

        assertThat(field.find(List.of(), true).sentence()).isEqualTo("The user field khoros_social would be created.");
    }
}
