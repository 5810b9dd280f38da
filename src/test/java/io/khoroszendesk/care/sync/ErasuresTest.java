package io.khoroszendesk.care.sync;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.care.FakeAuthor;
import io.khoroszendesk.fake.care.FakeCare;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a permanent deletion in Zendesk does in Care. */
@QuarkusTest
@WithTestResource(
        value = SyncTenant.class,
        initArgs = {
            @ResourceArg(name = "adapter.care.ticket-fields", value = TicketTenant.FIELDS),
            @ResourceArg(name = "adapter.care.reactivate", value = "solved,replied"),
            @ResourceArg(name = "care.gdpr.username", value = FakeCare.ERASER),
            @ResourceArg(name = "care.gdpr.password", value = FakeCare.ERASER_PASSWORD)
        })
class ErasuresTest {

    @Inject
    Instance<SyncRun> runs;

    @Inject
    Clock clock;

    @TempDir
    Path directory;

    FakeUser jane;
    SyncTrial sync;

    @BeforeEach
    void jane_is_in_care_with_her_account() throws Exception {
        TicketTenant.isItselfAgain();
        sync = new SyncTrial(runs, directory, clock);
        jane = zendesk()
                .tenant()
                .user("Jane Quill")
                .email("jane@example.com")
                .phone("+12025550177")
                .add();
        zendesk().tenant().ticket(jane).status("open").add();
        sync.run();
        care().directory().agentJoins(care().directory().arrives("twitter", "1001", "jane.q"), author());
    }

    private String id() {
        return String.valueOf(jane.id());
    }

    private FakeAuthor author() {
        return care().directory().author("crm", "zendesk_1", id()).orElseThrow();
    }

    @Test
    void whom_zendesk_deletes_permanently_is_emptied_and_split_off() throws Exception {
        zendesk().tenant().deletePermanently(jane.id());

        String said = sync.run();

        assertThat(author().attributes())
                .containsKeys("name", "email", "phone", "zendesk_id", "open_tickets", "region")
                .allSatisfy((key, value) -> assertThat(value).isEmpty());
        assertThat(care().directory().person("twitter", "1001").orElseThrow().ids("crm"))
                .isEmpty();
        assertThat(said).contains("1 permanently deleted in Zendesk: emptied in Care");
    }

    @Test
    void the_deletion_is_filed_and_followed_until_khoros_has_done_it() throws Exception {
        String author = author().lswUuid();
        zendesk().tenant().deletePermanently(jane.id());

        String first = sync.run();
        assertThat(care().deletions().authors()).containsExactly(author);
        assertThat(first).contains("deletion filed with Khoros").contains("1 deletion under way at Khoros");

        care().deletions().are("RUNNING");
        sync.timePasses();
        assertThat(sync.run()).contains("1 deletion under way at Khoros");

        care().deletions().are("COMPLETED");
        sync.timePasses();
        String last = sync.run();
        assertThat(last).contains("1 permanently deleted in Zendesk: deletion completed by Khoros");
        assertThat(last).doesNotContain("under way");
        assertThat(sync.state().erasures()).isEmpty();
        assertThat(care().deletions().authors()).hasSize(1);
    }

    @Test
    void whom_zendesk_has_only_deleted_is_split_off_and_watched() throws Exception {
        zendesk().tenant().edit(jane.id()).deleted().save();

        String said = sync.run();
        sync.timePasses();
        sync.run();

        assertThat(said).contains("1 deleted or merged, and watched in case Zendesk deletes them permanently");
        assertThat(author().attributes()).containsEntry("name", "Jane Quill");
        assertThat(care().deletions().authors()).isEmpty();
        assertThat(sync.state().erasures()).containsOnlyKeys(jane.id());
    }

    @Test
    void a_deletion_that_the_export_does_not_show_is_found_by_asking() throws Exception {
        zendesk().tenant().edit(jane.id()).deleted().save();
        sync.run();
        zendesk().tenant().deletePermanentlyUnseen(jane.id());
        sync.timePasses();

        sync.run();

        assertThat(author().attributes()).containsEntry("name", "");
        assertThat(care().deletions().authors()).hasSize(1);
    }

    @Test
    void if_care_fails_the_next_run_goes_on() throws Exception {
        zendesk().tenant().deletePermanently(jane.id());
        care().faults().always("POST /api/v2/gdpr/requests", Fault.status(503));

        String first = sync.run();
        assertThat(first).contains("1 not erased: Care failed (503).");

        care().faults().clear();
        sync.timePasses();
        sync.run();
        assertThat(care().deletions().authors()).hasSize(1);
    }

    @Test
    void an_account_without_the_role_is_told_and_ends_nothing_else() throws Exception {
        FakeUser joe = zendesk().tenant().user("Joe").save();
        zendesk().tenant().deletePermanently(jane.id());
        care().faults().always("POST /api/v2/gdpr/requests", Fault.status(403));

        String said = sync.run();

        assertThat(said)
                .contains("CARE_GDPR_USERNAME or CARE_GDPR_PASSWORD is wrong")
                .contains("api_restricted");
        assertThat(care().directory().attributes(String.valueOf(joe.id()))).containsEntry("name", "Joe");
    }

    @Test
    void a_deletion_that_khoros_has_not_completed_is_told() throws Exception {
        zendesk().tenant().deletePermanently(jane.id());
        sync.run();
        care().deletions().are("INCOMPLETE");
        sync.timePasses();

        assertThat(sync.run()).contains("1 not erased: Khoros says INCOMPLETE of the deletion");
    }

    @Test
    void a_state_that_khoros_has_not_published_counts_as_not_completed() throws Exception {
        zendesk().tenant().deletePermanently(jane.id());
        sync.run();
        care().deletions().are("PAUSED");
        sync.timePasses();

        assertThat(sync.run()).contains("1 not erased: Khoros says INCOMPLETE");
        assertThat(sync.state().erasures()).containsOnlyKeys(jane.id());
    }

    @Test
    void a_dry_run_says_what_it_leaves_out() throws Exception {
        deletedPermanentlyAfterTheSplit();
        care().forgetCalls();

        String said = sync.run("--dry-run");

        assertThat(said)
                .contains("Tickets would be read")
                .contains("Zendesk would be asked of 1 deleted users")
                .contains("emptied in Care, and the deletion filed.");
        assertThat(care().count("PUT", "*") + care().count("POST", "*")).isZero();
    }

    @Test
    void an_answer_that_names_no_request_is_not_followed() throws Exception {
        zendesk().tenant().deletePermanently(jane.id());
        care().faults()
                .always(
                        "POST /api/v2/gdpr/requests",
                        Fault.body(200, "{\"data\":{\"requestID\":\"../../authors of Jane Quincy\"}}"));

        assertThat(sync.run()).contains("1 not erased: Care's answer to a deletion doesn't name the request.");
        assertThat(Files.readString(directory.resolve("care-sync.json"))).doesNotContain("Quincy");
    }

    @Test
    void nothing_of_the_person_is_kept_but_ids_and_times() throws Exception {
        zendesk().tenant().deletePermanently(jane.id());
        sync.run();

        assertThat(Files.readString(directory.resolve("care-sync.json")))
                .contains(id())
                .doesNotContain("Jane")
                .doesNotContain("example.com")
                .doesNotContain("2025550177");
    }

    @Test
    void what_former_settings_have_pushed_is_emptied_too() throws Exception {
        care().directory().crm("zendesk_1", "plan_of_old", "segment");
        pushedOfOld("plan_of_old", "gold");
        pushedOfOld("segment", "vip");
        zendesk().tenant().deletePermanently(jane.id());

        sync.run();

        assertThat(author().attributes()).containsEntry("plan_of_old", "").containsEntry("segment", "");
    }

    @Test
    void an_attribute_that_care_takes_no_more_keeps_no_other_one_from_being_emptied() throws Exception {
        care().directory().crm("zendesk_1", "plan_of_old", "segment");
        pushedOfOld("plan_of_old", "gold");
        pushedOfOld("segment", "vip");
        care().directory().forgets("segment");
        zendesk().tenant().deletePermanently(jane.id());

        String said = sync.run();

        assertThat(author().attributes())
                .containsEntry("name", "")
                .containsEntry("plan_of_old", "")
                .containsEntry("segment", "vip");
        assertThat(said).contains("1 not erased: ").contains("segment").doesNotContain("emptied in Care");
    }

    private void deletedPermanentlyAfterTheSplit() throws Exception {
        zendesk().tenant().edit(jane.id()).deleted().save();
        sync.run();
        zendesk().tenant().deletePermanentlyUnseen(jane.id());
        sync.timePasses();
    }

    private void pushedOfOld(String key, String value) {
        care().directory().holds(author(), key, value);
    }

    @Test
    void a_failure_is_told_again_by_every_run_until_the_step_is_done() throws Exception {
        zendesk().tenant().deletePermanently(jane.id());
        care().faults().always("POST /api/v2/gdpr/requests", Fault.status(403));
        sync.run();

        String again = sync.run();

        assertThat(again)
                .contains("1 not erased: Care refuses the account of the GDPR API (403)")
                .doesNotContain("All of them are right in Care.");
        assertThat(sync.isAllErased()).isFalse();
        assertThat(care().count("POST", "/api/v2/gdpr/requests")).isEqualTo(1);

        care().faults().clear();
        sync.timePasses();
        assertThat(sync.run()).contains("deletion filed with Khoros").doesNotContain("not erased");
        assertThat(sync.isAllErased()).isTrue();
    }

    @Test
    void a_look_up_that_care_refuses_is_told_again_in_words_that_are_our_own() throws Exception {
        deletedPermanentlyAfterTheSplit();
        care().faults()
                .always(
                        "GET /api/v2/authors/networks/crm/*",
                        Fault.body(400, "{\"status\":\"fail\",\"message\":\"Author of Jane Quincy is locked\"}"));
        sync.run();

        assertThat(sync.run())
                .contains("1 not erased: Care doesn't take what was sent (400).")
                .doesNotContain("Quincy");
        assertThat(Files.readString(directory.resolve("care-sync.json"))).doesNotContain("Quincy");
    }

    @Test
    void an_author_whom_nobody_can_split_off_is_told_until_it_is_done() throws Exception {
        zendesk().tenant().deletePermanently(jane.id());
        care().faults().always("POST /api/v2/authors/*/split", Fault.status(400));
        care().faults().always("POST /api/v2/gdpr/requests", Fault.status(503));
        sync.run();

        assertThat(sync.run()).contains("1 not erased: ");
        assertThat(sync.state().erasures()).containsOnlyKeys(jane.id());
    }

    @Test
    void an_answer_about_somebody_else_erases_nobody() throws Exception {
        FakeUser joe = zendesk().tenant().user("Joe").save();
        deletedPermanentlyAfterTheSplit();
        care().forgetCalls();
        care().faults()
                .always(
                        "GET /api/v2/authors/networks/crm/*",
                        Fault.body(
                                200,
                                "{\"status\":\"success\",\"data\":[{\"id\":\"p\",\"handles\":{\"crm\":[{\"networkinstance\":"
                                        + "\"zendesk_1\",\"id\":\"" + joe.id() + "\"}]}}]}"));

        String said = sync.run();

        assertThat(said).contains("Care's answer is not about").doesNotContain("nothing of them in Care");
        assertThat(care().count("PUT", "*") + care().count("POST", "*")).isZero();
        assertThat(author().attributes()).containsEntry("name", "Jane Quill");
    }

    @Test
    void who_was_never_in_care_costs_no_question() throws Exception {
        FakeUser gone = zendesk().tenant().user("Gone").save();
        zendesk().tenant().deletePermanently(gone.id());

        sync.run();

        assertThat(zendesk().count("GET", "/api/v2/users/{id}/compliance_deletion_statuses"))
                .isZero();
    }
}
