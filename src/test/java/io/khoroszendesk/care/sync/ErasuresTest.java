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
    void who_was_never_in_care_costs_no_question() throws Exception {
        FakeUser gone = zendesk().tenant().user("Gone").save();
        zendesk().tenant().deletePermanently(gone.id());

        sync.run();

        assertThat(zendesk().count("GET", "/api/v2/users/{id}/compliance_deletion_statuses"))
                .isZero();
    }
}
