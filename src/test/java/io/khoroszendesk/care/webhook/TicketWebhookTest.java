package io.khoroszendesk.care.webhook;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.sync.SyncTenant;
import io.khoroszendesk.care.sync.TicketTenant;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.care.FakeAuthor;
import io.khoroszendesk.fake.care.FakeCare;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.zendesk.Callers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Zendesk's ticket events. */
@QuarkusTest
@WithTestResource(
        value = SyncTenant.class,
        initArgs = {
            @ResourceArg(name = "adapter.care.ticket-fields", value = TicketTenant.FIELDS),
            @ResourceArg(name = "adapter.care.reactivate", value = "solved,replied"),
            @ResourceArg(name = "care.gdpr.username", value = FakeCare.ERASER),
            @ResourceArg(name = "care.gdpr.password", value = FakeCare.ERASER_PASSWORD)
        })
class TicketWebhookTest {

    private static final String SOLVED = "{\"current\":\"SOLVED\",\"previous\":\"OPEN\"}";
    private static final long AGENT = 11;

    @Inject
    UserWebhookInspection check;

    final SignedWebhook hook = new SignedWebhook(SyncTenant.HOOK_SECRET);
    FakeUser jane;
    FakeTicket ticket;

    @BeforeEach
    void jane_has_a_ticket() {
        TicketTenant.isItselfAgain();
        jane = zendesk().tenant().user("Jane Quill").email("jane@example.com").add();
        ticket = zendesk().tenant().ticket(jane).status("open").add();
    }

    private String event(String type, String event, long actor) {
        return """
                {"account_id":1,"detail":{"actor_id":"%d","id":"%d","requester_id":"%d"},"event":%s,"id":"%s",
                 "subject":"zen:ticket:%2$d","time":"2026-11-21T10:00:00Z","type":"zen:event-type:ticket.%s",
                 "zendesk_event_version":"2022-06-20"}""".formatted(actor, ticket.id(), jane.id(), event, UUID.randomUUID(), type);
    }

    private static String reply(boolean isPublic) {
        return "{\"comment\":{\"author\":{\"id\":\"11\",\"is_staff\":true,\"name\":\"Ada\"},\"id\":\"5\",\"is_public\":"
                + isPublic + "}}";
    }

    private FakeAuthor author() {
        return care().directory()
                .author("crm", "zendesk_1", String.valueOf(jane.id()))
                .orElseThrow();
    }

    private boolean isKnown(String key, String value) {
        return care().directory()
                .author("crm", "zendesk_1", String.valueOf(jane.id()))
                .filter(author -> value.equals(author.attributes().get(key)))
                .isPresent();
    }

    private static List<Call> reactivations() {
        return care().calls("PUT", "/api/v2/authors/networks/twitter/ids/1001/conversations/reactivate");
    }

    /** Jane writes on Twitter, and her conversation is pending. */
    private void waits() throws Exception {
        hook.tells(event("priority_changed", "{}", AGENT));
        Callers.until(() -> isKnown("open_tickets", "1"));
        FakeAuthor account = care().directory().arrives("twitter", "1001", "jane.q");
        care().directory().agentJoins(account, author());
        care().directory().writes(account, Instant.now(), true);
        care().forgetCalls();
    }

    @Test
    void what_changes_about_a_ticket_is_in_care_soon_after() throws Exception {
        assertThat(hook.tells(event("created", "{}", AGENT)).statusCode()).isEqualTo(202);
        Callers.until(() -> isKnown("ticket_status", "open"));

        zendesk().tenant().edit(ticket).status("pending").save();
        hook.tells(event("status_changed", "{\"current\":\"PENDING\",\"previous\":\"OPEN\"}", AGENT));

        Callers.until(() -> isKnown("ticket_status", "pending"));
        assertThat(author().attributes()).containsEntry("name", "Jane Quill");
    }

    @Test
    void many_events_of_a_customers_tickets_are_one_push() throws Exception {
        care().faults().next("PUT /api/v2/authors*", Fault.late(3_000));
        hook.tells(event("created", "{}", AGENT));
        Callers.until(() -> care().count("PUT", "/api/v2/authors") == 1);

        zendesk().tenant().edit(ticket).priority("urgent").save();
        for (String type : new String[] {"priority_changed", "group_assignment_changed", "agent_assignment_changed"}) {
            hook.tells(event(type, "{}", AGENT));
        }

        Callers.until(() -> isKnown("ticket_priority", "urgent"));
        assertThat(care().count("PUT", "/api/v2/authors")).isEqualTo(2);
        assertThat(zendesk().count("GET", "/api/v2/users/{id}/tickets/requested"))
                .isEqualTo(2);
    }

    @Test
    void a_solved_ticket_reactivates_the_conversation_with_a_note() throws Exception {
        waits();

        hook.tells(event("status_changed", SOLVED, AGENT));

        Callers.until(() -> !reactivations().isEmpty());
        assertThat(reactivations()).singleElement().satisfies(call -> assertThat(call.query("comment"))
                .isEqualTo("Zendesk ticket " + ticket.id() + " was solved: https://acme.zendesk.com/agent/tickets/"
                        + ticket.id()));
    }

    @Test
    void a_public_reply_reactivates_and_an_internal_note_does_not() throws Exception {
        waits();

        hook.tells(event("comment_added", reply(false), AGENT));
        hook.tells(event("comment_added", reply(true), AGENT));

        Callers.until(() -> !reactivations().isEmpty());
        // What follows is done after all that came before.
        zendesk().tenant().edit(ticket).priority("low").save();
        hook.tells(event("priority_changed", "{}", AGENT));
        Callers.until(() -> isKnown("ticket_priority", "low"));
        assertThat(reactivations()).singleElement().satisfies(call -> assertThat(call.query("comment"))
                .contains("got a public reply"));
    }

    @Test
    void what_this_service_has_done_itself_reactivates_nothing() throws Exception {
        waits();

        zendesk().tenant().edit(ticket).status("solved").save();
        hook.tells(event("status_changed", SOLVED, zendesk().tenant().serviceUserId()));

        Callers.until(
                () -> isKnown("ticket_status", "solved") || !reactivations().isEmpty());
        zendesk().tenant().edit(ticket).status("open").save();
        hook.tells(event("status_changed", "{\"current\":\"OPEN\"}", AGENT));
        Callers.until(() -> isKnown("ticket_status", "open"));
        assertThat(reactivations()).isEmpty();
    }

    @Test
    void an_event_that_repeats_leaves_one_note() throws Exception {
        waits();
        String solved = event("status_changed", SOLVED, AGENT);

        hook.tells(solved);
        Callers.until(() -> !reactivations().isEmpty());
        // The same event in another call, as Zendesk may send it.
        hook.tells(solved + " ");
        zendesk().tenant().edit(ticket).priority("low").save();
        hook.tells(event("priority_changed", "{}", AGENT));
        Callers.until(() -> isKnown("ticket_priority", "low"));

        assertThat(reactivations()).hasSize(1);
    }

    @Test
    void a_note_whose_outcome_is_unknown_is_not_sent_again() throws Exception {
        waits();
        care().faults().next("PUT /api/v2/authors/networks/twitter/*", Fault.status(503));

        hook.tells(event("status_changed", SOLVED, AGENT));
        Callers.until(() -> !reactivations().isEmpty());
        zendesk().tenant().edit(ticket).priority("low").save();
        hook.tells(event("priority_changed", "{}", AGENT));
        Callers.until(() -> isKnown("ticket_priority", "low"));

        assertThat(reactivations()).hasSize(1);
    }

    @Test
    void fix_subscribes_the_webhook_to_ticket_events() {
        check.inspect(true);

        assertThat(zendesk().tenant().webhooks().getFirst().getJsonArray("subscriptions"))
                .contains(
                        "zen:event-type:user.created",
                        "zen:event-type:ticket.status_changed",
                        "zen:event-type:ticket.comment_added",
                        "zen:event-type:ticket.requester_changed");
        assertThat(check.inspect(false).getFirst().sentence()).contains("is there");
    }
}
