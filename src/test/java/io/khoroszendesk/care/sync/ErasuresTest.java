package io.khoroszendesk.care.sync;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;

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

    PushedJane jane;
    SyncTrial sync;

    @BeforeEach
    void jane_is_in_care_with_her_account() throws Exception {
        sync = new SyncTrial(runs, directory, clock);
        jane = PushedJane.by(sync);
    }

    @Test
    void whom_zendesk_deletes_permanently_is_emptied_and_split_off() throws Exception {
        zendesk().tenant().deletePermanently(jane.id());

        String said = sync.run();

        assertThat(jane.author().attributes())
                .containsKeys("name", "email", "phone", "zendesk_id", "open_tickets", "region")
                .allSatisfy((key, value) -> assertThat(value).isEmpty());
        assertThat(care().directory().person("twitter", "1001").orElseThrow().ids("crm"))
                .isEmpty();
        assertThat(said).contains("1 permanently deleted in Zendesk: emptied in Care");
    }

    @Test
    void the_deletion_is_filed_and_followed_until_khoros_has_done_it() throws Exception {
        String author = jane.author().lswUuid();
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
        assertThat(jane.author().attributes()).containsEntry("name", "Jane Quill");
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

        assertThat(jane.author().attributes()).containsEntry("name", "");
        assertThat(care().deletions().authors()).hasSize(1);
    }

    @Test
    void a_dry_run_says_what_it_leaves_out() throws Exception {
        jane.isDeletedPermanentlyAfterTheSplit(sync);
        care().forgetCalls();

        String said = sync.run("--dry-run");

        assertThat(said)
                .contains("Tickets would be read")
                .contains("Zendesk would be asked of 1 deleted user ")
                .contains("emptied in Care, and the deletion filed.");
        assertThat(care().count("PUT", "*") + care().count("POST", "*")).isZero();
    }

    @Test
    void nothing_of_the_person_is_kept_but_ids_and_times() throws Exception {
        zendesk().tenant().deletePermanently(jane.id());
        sync.run();

        assertThat(Files.readString(directory.resolve("care-sync.json")))
                .contains(String.valueOf(jane.id()))
                .doesNotContain("Jane")
                .doesNotContain("example.com")
                .doesNotContain("2025550177");
    }

    @Test
    void what_former_settings_have_pushed_is_emptied_too() throws Exception {
        care().directory().crm("zendesk_1", "plan_of_old", "segment");
        jane.has("plan_of_old", "gold");
        jane.has("segment", "vip");
        zendesk().tenant().deletePermanently(jane.id());

        sync.run();

        assertThat(jane.author().attributes()).containsEntry("plan_of_old", "").containsEntry("segment", "");
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
