package io.khoroszendesk.bridge.cases;

import static io.khoroszendesk.bridge.Bridge.members;
import static io.khoroszendesk.bridge.Samples.tweet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.api.CaseDraft;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.zendesk.Callers;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents merge tickets. What Khoros then sends for the merged one belongs to the one that is left. */
class MergedCasesTest {

    private static final String WRITE = "PUT /api/v2/tickets/{id}";
    private static final String CREATE = "POST /api/v2/tickets";
    private static final KhorosCaller SAM = KhorosCaller.of("sam@acme.example", null, "815");
    private static final Interaction HELP = tweet("1001", "2026-11-20T09:00:00Z", "My kettle came dented!");
    private static final Interaction THANKS = tweet("1002", "2026-11-20T10:00:00Z", "Thank you");

    private final Bridge bridge = new Bridge();
    private final FakeUser jane =
            bridge.tenant().user("Jane Quill").email("jane@example.com").add();
    private FakeTicket merged = bridge.tenant()
            .ticket(jane)
            .subject("Dented kettle")
            .with("priority", "low")
            .commentAbout("<p>My kettle came dented!</p>", "twitter:1001")
            .add();
    private FakeTicket survivor = bridge.tenant()
            .ticket(jane)
            .subject("Kettle and lid")
            .status("open")
            .with("priority", "normal")
            .add();

    @BeforeEach
    void agents_merge_one_ticket_into_the_other() {
        merged = bridge.tenant().edit(merged).mergedInto(survivor.id()).save();
        survivor = bridge.tenant().edit(survivor).withMerged(merged.id()).save();
        bridge.clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void what_comes_for_a_merged_case_goes_to_the_one_that_is_left() {
        Case updated = update(members("priority", "urgent"), HELP, THANKS);

        assertThat(updated.id()).isEqualTo(String.valueOf(survivor.id()));
        assertThat(survivor().interactions()).containsExactly("twitter:1002");
        assertThat(survivor().priority()).isEqualTo("urgent");
        assertThat(bridge.zendesk.ticket(merged.id())).isEqualTo(merged);
    }

    @Test
    void a_case_that_is_merged_while_it_is_updated_leads_to_the_one_that_is_left() {
        FakeTicket third = bridge.tenant().ticket(jane).with("priority", "low").add();
        bridge.clock.advance(Duration.ofMinutes(1));
        bridge.zendesk.before(WRITE, () -> {
            bridge.tenant().edit(third).mergedInto(survivor.id()).save();
            survivor = bridge.tenant().edit(survivor).withMerged(third.id()).save();
            bridge.clock.advance(Duration.ofSeconds(2));
        });

        Case updated = bridge.ask(() ->
                bridge.cases.update(SAM, String.valueOf(third.id()), draft(members("priority", "urgent"), THANKS)));

        assertThat(updated.id()).isEqualTo(String.valueOf(survivor.id()));
        assertThat(survivor().interactions()).containsExactly("twitter:1002");
        assertThat(survivor().priority()).isEqualTo("urgent");
    }

    @Test
    void it_never_becomes_a_follow_up_of_the_merged_one() {
        Bridge following = bridge.replica("adapter.cases.closed", "follow-up");

        Case updated = following.ask(() -> following.cases.update(SAM, id(), draft(Map.of(), THANKS)));

        assertThat(updated.id()).isEqualTo(String.valueOf(survivor.id()));
        assertThat(bridge.zendesk.calls(CREATE)).isEmpty();
    }

    @Test
    void the_same_update_again_adds_nothing() {
        update(members("priority", "urgent"), THANKS);
        update(members("priority", "urgent"), THANKS);

        assertThat(survivor().interactions()).containsExactly("twitter:1002");
        assertThat(bridge.zendesk.calls(WRITE)).hasSize(1);
    }

    @Test
    void what_the_merged_case_has_already_changes_nothing_of_the_other() {
        FakeUser john = bridge.tenant().user("John Doe").add();
        survivor =
                bridge.tenant().edit(survivor).with("requester_id", john.id()).save();
        bridge.clock.advance(Duration.ofMinutes(1));
        CaseDraft whole = new CaseDraft(
                String.valueOf(jane.id()), "Dented kettle", List.of(HELP, THANKS), members("priority", "low"));

        bridge.ask(() -> bridge.cases.update(SAM, id(), whole));

        assertThat(survivor().requesterId()).isEqualTo(john.id());
        assertThat(survivor().subject()).isEqualTo("Kettle and lid");
        assertThat(survivor().priority()).isEqualTo("normal");
        assertThat(survivor().interactions()).containsExactly("twitter:1002");
    }

    @Test
    void an_author_is_not_taken_for_the_other_customer_of_the_case_that_is_left() throws Exception {
        FakeUser john = bridge.tenant().user("John Doe").add();
        bridge.tenant().edit(survivor).with("requester_id", john.id()).save();
        FakeTicket plain = bridge.tenant().ticket(jane).add();
        bridge.clock.advance(Duration.ofMinutes(1));

        update(Map.of(), THANKS);
        bridge.ask(() -> bridge.cases.update(SAM, String.valueOf(plain.id()), draft(Map.of(), HELP)));

        Callers.until(() -> bridge.zendesk.user(jane.id()).field("khoros_social") != null);
        assertThat(bridge.zendesk.user(john.id()).field("khoros_social")).isNull();
    }

    @Test
    void a_chain_of_merges_is_followed_to_its_end() {
        FakeTicket last = bridge.tenant().ticket(jane).withMerged(survivor.id()).add();
        bridge.tenant().edit(survivor).mergedInto(last.id()).save();
        bridge.clock.advance(Duration.ofMinutes(1));

        assertThat(update(Map.of(), THANKS).id()).isEqualTo(String.valueOf(last.id()));
    }

    @Test
    void merges_in_a_circle_end_and_change_nothing() {
        bridge.tenant().edit(survivor).mergedInto(merged.id()).save();
        bridge.tenant().edit(merged).withMerged(survivor.id()).save();

        assertIsRefused();
    }

    @Test
    void a_closed_case_that_is_left_is_continued_like_any_other() {
        bridge.tenant().edit(survivor).status("closed").save();
        Bridge following = bridge.replica("adapter.cases.closed", "follow-up");

        Case followUp = following.ask(() -> following.cases.update(SAM, id(), draft(Map.of(), HELP, THANKS)));

        assertThat(bridge.ticket(followUp).followUpOf()).isEqualTo(survivor.id());
        assertThat(bridge.ticket(followUp).interactions()).containsExactly("twitter:1002");
        assertThat(bridge.refusal(() -> bridge.cases.update(SAM, id(), draft(Map.of(), HELP, THANKS))))
                .hasMessageContaining("closed in Zendesk");
    }

    @Test
    void a_follow_up_that_was_merged_leads_to_the_case_that_is_left() {
        FakeTicket closed = bridge.tenant().ticket(jane).status("closed").add();
        bridge.tenant()
                .edit(merged)
                .externalId("khoros-follow-up-" + closed.id())
                .save();
        Bridge following = bridge.replica("adapter.cases.closed", "follow-up");

        Case updated =
                following.ask(() -> following.cases.update(SAM, String.valueOf(closed.id()), draft(Map.of(), THANKS)));

        assertThat(updated.id()).isEqualTo(String.valueOf(survivor.id()));
        assertThat(bridge.zendesk.calls(CREATE)).isEmpty();
    }

    @Test
    void the_number_in_the_notice_of_the_merge_is_enough_where_the_other_case_confirms_it() {
        merged = notice("<p>This request was closed and merged into request #" + survivor.id() + ".</p>");

        assertThat(update(Map.of(), THANKS).id()).isEqualTo(String.valueOf(survivor.id()));
    }

    @Test
    void a_notice_that_the_other_case_does_not_confirm_leads_nowhere() {
        FakeTicket other = bridge.tenant().ticket(jane).add();
        merged = notice("<p>This request was closed and merged into request #" + other.id() + ".</p>");

        assertIsRefused();
    }

    @Test
    void a_notice_without_a_number_leads_nowhere() {
        merged = notice("<p>Cette demande a été fusionnée.</p>");

        assertIsRefused();
    }

    @Test
    void what_a_customer_writes_about_a_merge_is_none() {
        FakeTicket plain = bridge.tenant()
                .ticket(jane)
                .status("closed")
                .comment("This request was closed and merged into request #" + survivor.id() + ".")
                .add();

        OperationException refusal =
                bridge.refusal(() -> bridge.cases.update(SAM, String.valueOf(plain.id()), draft(Map.of(), THANKS)));

        assertThat(refusal).hasMessageContaining("closed in Zendesk");
    }

    @Test
    void a_case_that_only_has_the_tag_of_a_merge_is_not_continued_either() {
        merged = bridge.tenant()
                .ticket(jane)
                .status("closed")
                .tags("closed_by_merge")
                .add();

        assertIsRefused();
    }

    @Test
    void a_closed_case_into_which_others_were_merged_was_not_merged_itself() {
        merged = bridge.tenant().ticket(jane).status("closed").withMerged(7L).add();

        assertThat(bridge.refusal(() -> update(Map.of(), THANKS))).hasMessageContaining("closed in Zendesk");
    }

    @Test
    void a_case_that_is_left_and_was_deleted_cannot_be_changed() {
        bridge.tenant().deleteTicket(survivor.id());

        assertIsRefused();
    }

    @Test
    void a_merged_case_is_shown_as_it_is() {
        Case shown = bridge.ask(() -> bridge.cases.find(id()));

        assertThat(shown.id()).isEqualTo(id());
        assertThat(shown.status()).isEqualTo("closed");
    }

    private void assertIsRefused() {
        Bridge following = bridge.replica("adapter.cases.closed", "follow-up");
        OperationException refusal =
                following.refusal(() -> following.cases.update(SAM, id(), draft(Map.of(), THANKS)));
        assertThat(refusal.code()).isEqualTo(Code.VALIDATION_FAILED);
        assertThat(refusal).hasMessageContaining("merged into another one");
        assertThat(bridge.zendesk.calls(WRITE)).isEmpty();
        assertThat(bridge.zendesk.calls(CREATE)).isEmpty();
    }

    private FakeTicket notice(String html) {
        FakeTicket other = bridge.tenant()
                .ticket(jane)
                .status("closed")
                .tags("closed_by_merge")
                .mergeNotice(html, new JsonObject())
                .add();
        survivor = bridge.tenant().edit(survivor).withMerged(other.id()).save();
        bridge.clock.advance(Duration.ofMinutes(1));
        return other;
    }

    private FakeTicket survivor() {
        return bridge.zendesk.ticket(survivor.id());
    }

    private String id() {
        return String.valueOf(merged.id());
    }

    private Case update(Map<String, JsonNode> fields, Interaction... interactions) {
        return bridge.ask(() -> bridge.cases.update(SAM, id(), draft(fields, interactions)));
    }

    private static CaseDraft draft(Map<String, JsonNode> fields, Interaction... interactions) {
        return new CaseDraft(null, null, List.of(interactions), fields);
    }
}
