package io.khoroszendesk.bridge.cases;

import static io.khoroszendesk.bridge.Bridge.members;
import static io.khoroszendesk.bridge.Samples.tweet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.Samples;
import io.khoroszendesk.bridge.api.CaseDraft;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.bridge.api.OperationException.FieldError;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaseUpdateTest {

    private static final String READ = "GET /api/v2/tickets/{id}";
    private static final String WRITE = "PUT /api/v2/tickets/{id}";
    private static final String CREATE = "POST /api/v2/tickets";
    private static final String COMMENTS = "GET /api/v2/tickets/{id}/comments";
    private static final KhorosCaller SAM = KhorosCaller.of("sam@acme.example", null, "815");
    private static final Interaction HELP = tweet("1001", "2026-11-20T09:00:00Z", "My kettle came dented!");
    private static final Interaction THANKS = tweet("1002", "2026-11-20T10:00:00Z", "Thank you");
    private static final Interaction MORE = tweet("1003", "2026-11-20T11:00:00Z", "One more thing");
    private static final Map<String, JsonNode> URGENT = members("priority", "urgent");

    private final Bridge bridge = new Bridge();
    private final FakeUser jane =
            bridge.tenant().user("Jane Quill").email("jane@example.com").add();
    private FakeTicket ticket = bridge.tenant()
            .ticket(jane)
            .subject("Dented kettle")
            .status("open")
            .with("priority", "low")
            .commentAbout("<p>My kettle came dented!</p>", "twitter:1001")
            .add();

    @BeforeEach
    void a_while_later() {
        bridge.clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void what_is_given_changes_and_nothing_else() {
        Case updated = update(URGENT);

        assertThat(now().priority()).isEqualTo("urgent");
        assertThat(now().subject()).isEqualTo("Dented kettle");
        assertThat(now().comments()).hasSize(1);
        assertThat(updated.fields()).containsEntry("priority", "urgent");
    }

    @Test
    void it_costs_two_calls_and_three_with_interactions() {
        assertThat(bridge.calls(() -> update(URGENT)))
                .containsExactly("GET /api/v2/tickets/" + ticket.id(), "PUT /api/v2/tickets/" + ticket.id());
        bridge.clock.advance(Duration.ofSeconds(1));
        Interaction byBrand = Samples.by(new Interaction.Author("twitter", "1", "acme", "acme", true));
        KhorosCaller nobody = KhorosCaller.of(null, null, null);
        assertThat(bridge.calls(() -> bridge.cases.update(nobody, id(), draft(null, Map.of(), byBrand))))
                .containsExactly(
                        "GET /api/v2/tickets/" + ticket.id(),
                        "GET /api/v2/tickets/" + ticket.id() + "/comments",
                        "PUT /api/v2/tickets/" + ticket.id());
    }

    @Test
    void what_is_so_already_is_not_written() {
        assertThat(update(members("priority", "low")).fields()).containsEntry("priority", "low");
        update("Dented kettle ", Map.of());
        bridge.ask(() ->
                bridge.cases.update(SAM, id(), new CaseDraft(String.valueOf(jane.id()), null, List.of(), Map.of())));

        assertThat(bridge.zendesk.calls(WRITE)).isEmpty();
    }

    @Test
    void only_what_is_different_is_written() {
        long order = bridge.tenant().ticketFieldId("Order number");

        update(members("priority", "low", "ticket_field_" + order, "A-1"));

        assertThat(bridge.zendesk
                        .calls(WRITE)
                        .getFirst()
                        .json()
                        .getJsonObject("ticket")
                        .fieldNames())
                .containsExactlyInAnyOrder("custom_fields", "safe_update", "updated_stamp");
        assertThat(now().field(order)).isEqualTo("A-1");
    }

    @Test
    void a_field_is_cleared_by_null() {
        long order = bridge.tenant().ticketFieldId("Order number");
        ticket = bridge.tenant().edit(ticket).field(order, "A-1").save();

        update(members("ticket_field_" + order, null));

        assertThat(now().field(order)).isNull();
    }

    @Test
    void a_new_title_is_written_without_the_blanks_around_it() {
        assertThat(update(" Broken kettle ", Map.of()).title()).isEqualTo("Broken kettle");
    }

    @Test
    void a_case_can_be_given_to_another_customer() {
        FakeUser john = bridge.tenant().user("John Doe").add();

        Case updated = bridge.ask(() ->
                bridge.cases.update(SAM, id(), new CaseDraft(String.valueOf(john.id()), null, List.of(), Map.of())));

        assertThat(updated.customerId()).isEqualTo(String.valueOf(john.id()));
        assertThat(now().requesterId()).isEqualTo(john.id());
    }

    @Test
    void a_case_cannot_be_given_to_an_agent() {
        FakeUser agent = bridge.tenant().user("Ada Agent").role("agent").add();

        OperationException refusal = bridge.refusal(() ->
                bridge.cases.update(SAM, id(), new CaseDraft(String.valueOf(agent.id()), null, List.of(), Map.of())));

        assertThat(refusal.code()).isEqualTo(Code.VALIDATION_FAILED);
        assertThat(refusal.fields()).containsExactly(new FieldError("customerId", "No customer exists with this ID."));
        assertThat(bridge.zendesk.calls(WRITE)).isEmpty();
    }

    @Test
    void the_agent_who_has_a_ticket_already_may_stay_its_requester() {
        FakeUser agent = bridge.tenant().user("Ada Agent").role("agent").add();
        ticket =
                bridge.tenant().ticket(agent).subject("Own idea").status("open").add();

        bridge.ask(() ->
                bridge.cases.update(SAM, id(), new CaseDraft(String.valueOf(agent.id()), null, List.of(), URGENT)));

        assertThat(now().priority()).isEqualTo("urgent");
    }

    @Test
    void a_title_that_comes_back_as_it_was_shown_changes_nothing() {
        ticket = bridge.tenant().edit(ticket).subject(null).save();
        String shown = bridge.ask(() -> bridge.cases.find(id())).title();

        update(shown, Map.of());

        assertThat(shown).isEqualTo("My kettle came dented!");
        assertThat(bridge.zendesk.calls(WRITE)).isEmpty();
    }

    @Test
    void comments_that_never_end_are_given_up_and_nothing_is_written() {
        bridge.faults()
                .always(
                        COMMENTS,
                        Fault.body(
                                200,
                                "{\"comments\":[{\"id\":1,\"body\":\"x\"}],"
                                        + "\"meta\":{\"has_more\":true,\"after_cursor\":\"round\"}}"));

        assertThat(bridge.refusal(() -> update(Map.of(), THANKS)).code()).isEqualTo(Code.CRM_UNAVAILABLE);
        assertThat(bridge.zendesk.calls(COMMENTS)).hasSize(2);
        assertThat(bridge.zendesk.calls(WRITE)).isEmpty();
    }

    @Test
    void neither_title_nor_customer_can_be_cleared() {
        assertThat(bridge.refusal(() -> bridge.cases.update(SAM, id(), new CaseDraft("", " ", List.of(), Map.of())))
                        .fields())
                .containsExactly(
                        new FieldError("customerId", "A case needs a customer."),
                        new FieldError("title", "A case needs a title."));
        assertThat(bridge.zendesk.calls()).noneMatch(call -> call.contains("/tickets/"));
    }

    @Test
    void new_interactions_are_added_as_one_comment_without_those_that_are_there() {
        update(Map.of(), HELP, THANKS);

        assertThat(now().interactions()).containsExactly("twitter:1001", "twitter:1002");
        assertThat(now().comments()).hasSize(2);
        assertThat(now().comments().getLast().htmlBody()).contains("Thank you").doesNotContain("dented");
    }

    @Test
    void interactions_that_are_all_there_change_nothing() {
        update(Map.of(), HELP);

        assertThat(bridge.zendesk.calls(WRITE)).isEmpty();
    }

    @Test
    void a_comment_that_has_lost_its_metadata_still_tells_what_it_holds() {
        update(Map.of(), THANKS);
        String html = now().comments().getLast().htmlBody();
        ticket = bridge.tenant().ticket(jane).status("open").comment(html).add();

        update(Map.of(), THANKS);

        assertThat(bridge.zendesk.calls("PUT /api/v2/tickets/" + ticket.id())).isEmpty();
    }

    @Test
    void comments_are_read_page_by_page_and_no_further_than_needed() {
        var seed = bridge.tenant().ticket(jane).status("open").commentAbout("<p>Hi</p>", "twitter:1001");
        for (int i = 0; i < 120; i++) {
            seed.comment("<p>Note " + i + "</p>");
        }
        ticket = seed.commentAbout("<p>Thanks</p>", "twitter:1002").add();

        update(Map.of(), THANKS);
        assertThat(bridge.zendesk.calls(COMMENTS))
                .as("it stands on the newest page")
                .hasSize(1);
        update(Map.of(), HELP);
        assertThat(bridge.zendesk.calls(COMMENTS))
                .as("it stands on the oldest one")
                .hasSize(3);
        assertThat(bridge.zendesk.calls(WRITE)).isEmpty();
    }

    @Test
    void somebody_elses_change_meanwhile_is_not_overwritten() {
        bridge.zendesk.before(WRITE, () -> change("type", "problem"));

        update(URGENT);

        assertThat(now().type()).isEqualTo("problem");
        assertThat(now().priority()).isEqualTo("urgent");
        assertThat(bridge.zendesk.calls(READ)).hasSize(2);
    }

    @Test
    void an_interaction_that_another_replica_adds_meanwhile_is_not_added_twice() {
        bridge.zendesk.before(WRITE, () -> replicated(THANKS));

        update(Map.of(), THANKS);

        assertThat(now().interactions()).containsExactly("twitter:1001", "twitter:1002");
    }

    @Test
    void nor_is_one_that_it_adds_within_the_second_in_which_the_ticket_was_changed() {
        ticket = bridge.tenant().edit(ticket).with("type", "problem").save();
        bridge.zendesk.before(WRITE, () -> replicated(THANKS));

        update(Map.of(), THANKS);

        assertThat(now().interactions()).containsExactly("twitter:1001", "twitter:1002");
    }

    @Test
    void interactions_of_both_replicas_are_there_once_where_they_overlap() {
        ticket = bridge.tenant().edit(ticket).with("type", "problem").save();
        bridge.zendesk.before(WRITE, () -> replicated(THANKS, MORE));

        update(Map.of(), HELP, THANKS);

        assertThat(now().interactions()).containsExactly("twitter:1001", "twitter:1002", "twitter:1003");
    }

    @Test
    void a_ticket_that_was_changed_in_the_present_second_is_read_again_in_the_next() {
        ticket = bridge.tenant().edit(ticket).with("type", "problem").save();

        update(Map.of(), THANKS);

        assertThat(bridge.zendesk.calls(READ)).hasSize(2);
        assertThat(bridge.zendesk.calls(COMMENTS)).hasSize(2);
        assertThat(now().interactions()).containsExactly("twitter:1001", "twitter:1002");
    }

    @Test
    void a_timestamp_that_is_ahead_of_the_clock_is_past_after_a_second_without_a_change() {
        bridge.tenant().timePasses(Duration.ofMinutes(5));
        ticket = bridge.tenant().edit(ticket).with("type", "problem").save();
        bridge.zendesk.before(WRITE, () -> replicated(THANKS));

        update(Map.of(), THANKS);

        assertThat(now().interactions()).containsExactly("twitter:1001", "twitter:1002");
    }

    @Test
    void fields_alone_need_not_wait() {
        ticket = bridge.tenant().edit(ticket).with("type", "problem").save();

        update(URGENT);

        assertThat(bridge.zendesk.calls(READ)).hasSize(1);
    }

    @Test
    void without_time_for_the_next_second_nothing_is_written() {
        ticket = bridge.tenant().edit(ticket).with("type", "problem").save();
        bridge.zendesk.before(READ, () -> Samples.untilLeft(Duration.ofMillis(900)));

        assertThat(bridge.refusal(() -> Samples.inRequest(
                                Duration.ofSeconds(2),
                                () -> bridge.cases.update(SAM, id(), draft(null, Map.of(), THANKS))))
                        .code())
                .isEqualTo(Code.CRM_CONFLICT);
        assertThat(bridge.zendesk.calls(WRITE)).isEmpty();
    }

    @Test
    void who_meets_a_second_conflict_is_told_of_it() {
        bridge.faults().times(2, WRITE, Fault.status(409));

        assertThat(bridge.refusal(() -> update(URGENT)).code()).isEqualTo(Code.CRM_CONFLICT);
        assertThat(bridge.zendesk.calls(WRITE)).hasSize(2);
    }

    @Test
    void where_only_the_answer_was_lost_nothing_is_added_twice() {
        bridge.faults().next(WRITE, Fault.RESET_AFTER);

        update(URGENT, THANKS);

        assertThat(now().interactions()).containsExactly("twitter:1001", "twitter:1002");
        assertThat(bridge.zendesk.calls(WRITE)).hasSize(1);
    }

    @Test
    void where_the_call_was_lost_it_is_made_again() {
        bridge.faults().next(WRITE, Fault.RESET_BEFORE);

        update(Map.of(), THANKS);

        assertThat(now().interactions()).containsExactly("twitter:1001", "twitter:1002");
    }

    @Test
    void where_both_calls_were_lost_trying_again_is_said_to_be_safe() {
        bridge.faults().times(2, WRITE, Fault.RESET_BEFORE);

        OperationException refusal = bridge.refusal(() -> update(Map.of(), THANKS));

        assertThat(refusal.code()).isEqualTo(Code.CRM_UNAVAILABLE);
        assertThat(refusal).hasMessageEndingWith("trying again will not add anything twice.");
        assertThat(bridge.zendesk.calls(WRITE)).hasSize(2);
    }

    @Test
    void without_time_for_another_look_the_result_is_unknown() {
        bridge.faults().next(WRITE, Fault.RESET_BEFORE);
        bridge.zendesk.before(WRITE, () -> Samples.untilLeft(Duration.ofMillis(290)));

        assertThat(bridge.refusal(() -> Samples.inRequest(
                        Duration.ofSeconds(2), () -> bridge.cases.update(SAM, id(), draft(null, URGENT)))))
                .hasMessageEndingWith("trying again will not add anything twice.");
        assertThat(bridge.zendesk.calls(WRITE)).hasSize(1);
    }

    @Test
    void what_zendesk_does_not_take_is_refused_on_its_field() {
        assertThat(bridge.refusal(() -> bridge.cases.update(SAM, id(), new CaseDraft("1", null, List.of(), Map.of())))
                        .fields())
                .extracting(FieldError::name)
                .containsExactly("customerId");
    }

    @Test
    void refused_rights_are_told_as_such() {
        bridge.faults().next(WRITE, Fault.status(403));

        assertThat(bridge.refusal(() -> update(URGENT)).code()).isEqualTo(Code.CRM_REFUSED);
    }

    @Test
    void a_closed_case_cannot_be_changed() {
        close();

        OperationException refusal = bridge.refusal(() -> update(URGENT));

        assertThat(refusal.code()).isEqualTo(Code.VALIDATION_FAILED);
        assertThat(refusal).hasMessageContaining("closed in Zendesk");
        assertThat(bridge.zendesk.calls(WRITE)).isEmpty();
    }

    @Test
    void a_closed_case_that_has_all_of_it_is_answered_as_it_is() {
        close();

        assertThat(update(members("priority", "low"), HELP).status()).isEqualTo("closed");
    }

    @Test
    void a_case_that_is_closed_while_it_is_updated_is_continued_by_a_follow_up_too() {
        Bridge following = bridge.replica("adapter.cases.closed", "follow-up");
        bridge.zendesk.before(
                WRITE,
                () -> ticket = bridge.tenant().edit(ticket).status("closed").save());

        Case followUp = following.ask(() -> following.cases.update(SAM, id(), draft(null, Map.of(), THANKS)));

        assertThat(bridge.ticket(followUp).followUpOf()).isEqualTo(ticket.id());
    }

    @Test
    void with_the_setting_a_closed_case_is_continued_by_a_follow_up() {
        close();
        Bridge following = bridge.replica("adapter.cases.closed", "follow-up");

        Case followUp = following.ask(() -> following.cases.update(SAM, id(), draft(null, URGENT, HELP, THANKS)));

        FakeTicket created = bridge.ticket(followUp);
        assertThat(created.followUpOf()).isEqualTo(ticket.id());
        assertThat(created.subject()).isEqualTo("Dented kettle");
        assertThat(created.requesterId()).isEqualTo(jane.id());
        assertThat(created.priority()).isEqualTo("urgent");
        assertThat(created.interactions()).containsExactly("twitter:1002");
    }

    @Test
    void a_follow_up_has_the_new_title_where_one_is_given() {
        close();
        Bridge following = bridge.replica("adapter.cases.closed", "follow-up");

        assertThat(following
                        .ask(() -> following.cases.update(SAM, id(), draft("Again", Map.of(), THANKS)))
                        .title())
                .isEqualTo("Again");
    }

    @Test
    void a_follow_up_of_a_case_without_a_title_is_called_one() {
        ticket = bridge.tenant().edit(ticket).subject(null).status("closed").save();
        Bridge following = bridge.replica("adapter.cases.closed", "follow-up");

        assertThat(following
                        .ask(() -> following.cases.update(SAM, id(), draft(null, Map.of(), THANKS)))
                        .title())
                .isEqualTo("Follow-up");
    }

    @Test
    void further_updates_of_a_closed_case_go_to_its_follow_up() {
        close();
        Bridge following = bridge.replica("adapter.cases.closed", "follow-up");
        Case first = following.ask(() -> following.cases.update(SAM, id(), draft(null, Map.of(), THANKS)));

        Case second = following.ask(() -> following.cases.update(SAM, id(), draft(null, URGENT, THANKS, MORE)));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(bridge.ticket(second).externalId()).isEqualTo("khoros-follow-up-" + ticket.id());
        assertThat(bridge.zendesk.calls(CREATE)).hasSize(1);
        assertThat(bridge.ticket(second).interactions()).containsExactly("twitter:1002", "twitter:1003");
        assertThat(bridge.ticket(second).priority()).isEqualTo("urgent");
    }

    @Test
    void a_follow_up_that_was_closed_as_well_gets_another() {
        close();
        Bridge following = bridge.replica("adapter.cases.closed", "follow-up");
        Case first = following.ask(() -> following.cases.update(SAM, id(), draft(null, Map.of(), THANKS)));
        bridge.tenant().edit(bridge.ticket(first)).status("closed").save();

        Case second = following.ask(() -> following.cases.update(SAM, id(), draft(null, Map.of(), MORE)));

        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void a_follow_up_whose_answer_was_lost_is_found_and_not_taken_for_the_one_before() {
        close();
        Bridge following = bridge.replica("adapter.cases.closed", "follow-up");
        Case first = following.ask(() -> following.cases.update(SAM, id(), draft(null, Map.of(), THANKS)));
        bridge.tenant().edit(bridge.ticket(first)).status("closed").save();
        bridge.faults().next(CREATE, Fault.RESET_BEFORE);
        assertThat(following.refusal(() -> following.cases.update(SAM, id(), draft(null, Map.of(), MORE))))
                .hasMessageEndingWith("trying again will not create it twice.");

        bridge.faults().next(CREATE, Fault.RESET_AFTER);
        Case second = following.ask(() -> following.cases.update(SAM, id(), draft(null, Map.of(), MORE)));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(bridge.ticket(second).interactions()).containsExactly("twitter:1003");
    }

    @Test
    void two_replicas_that_continue_a_closed_case_at_once_create_one_follow_up() {
        close();
        Bridge one = bridge.replica("adapter.cases.closed", "follow-up");
        Bridge other = bridge.replica("adapter.cases.closed", "follow-up");
        bridge.zendesk.before(CREATE, () -> other.ask(() -> other.cases.update(SAM, id(), draft(null, URGENT, MORE))));

        Case followUp = one.ask(() -> one.cases.update(SAM, id(), draft(null, Map.of(), THANKS)));

        assertThat(bridge.zendesk.tickets()).hasSize(2);
        assertThat(bridge.ticket(followUp).interactions()).containsExactly("twitter:1003", "twitter:1002");
        assertThat(bridge.ticket(followUp).priority()).isEqualTo("urgent");
    }

    @Test
    void an_unknown_case_is_not_found() {
        assertThat(bridge.refusal(() -> bridge.cases.update(SAM, "1", draft(null, URGENT))))
                .hasMessage("No case exists with the provided ID.");
        assertThat(bridge.refusal(() -> bridge.cases.update(SAM, "kettle", draft(null, URGENT)))
                        .code())
                .isEqualTo(Code.NOT_FOUND);
    }

    private void close() {
        ticket = bridge.tenant().edit(ticket).status("closed").save();
    }

    private void change(String member, Object value) {
        bridge.clock.advance(Duration.ofSeconds(1));
        bridge.tenant().edit(ticket).with(member, value).save();
    }

    private String id() {
        return String.valueOf(ticket.id());
    }

    private FakeTicket now() {
        return bridge.zendesk.ticket(ticket.id());
    }

    private Case update(Map<String, JsonNode> fields, Interaction... interactions) {
        return bridge.ask(() -> bridge.cases.update(SAM, id(), draft(null, fields, interactions)));
    }

    /** What another replica does with the same ticket. */
    private void replicated(Interaction... interactions) {
        Bridge replica = bridge.replica();
        replica.ask(() -> replica.cases.update(SAM, id(), draft(null, Map.of(), interactions)));
    }

    private Case update(String title, Map<String, JsonNode> fields) {
        return bridge.ask(() -> bridge.cases.update(SAM, id(), draft(title, fields)));
    }

    private static CaseDraft draft(String title, Map<String, JsonNode> fields, Interaction... interactions) {
        return new CaseDraft(null, title, List.of(interactions), fields);
    }
}
