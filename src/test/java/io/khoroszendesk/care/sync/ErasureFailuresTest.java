package io.khoroszendesk.care.sync;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.fake.Fault;
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

/** Permanent deletions in Zendesk that Care, or Khoros, does not follow. */
@QuarkusTest
@WithTestResource(
        value = SyncTenant.class,
        initArgs = {
            @ResourceArg(name = "adapter.care.ticket-fields", value = TicketTenant.FIELDS),
            @ResourceArg(name = "adapter.care.reactivate", value = "solved,replied"),
            @ResourceArg(name = "care.gdpr.username", value = FakeCare.ERASER),
            @ResourceArg(name = "care.gdpr.password", value = FakeCare.ERASER_PASSWORD)
        })
class ErasureFailuresTest {

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
    void an_attribute_that_care_takes_no_more_keeps_no_other_one_from_being_emptied() throws Exception {
        care().directory().crm("zendesk_1", "plan_of_old", "segment");
        jane.has("plan_of_old", "gold");
        jane.has("segment", "vip");
        care().directory().forgets("segment");
        zendesk().tenant().deletePermanently(jane.id());

        String said = sync.run();

        assertThat(jane.author().attributes())
                .containsEntry("name", "")
                .containsEntry("plan_of_old", "")
                .containsEntry("segment", "vip");
        assertThat(said).contains("1 not erased: ").contains("segment").doesNotContain("emptied in Care");
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
        jane.isDeletedPermanentlyAfterTheSplit(sync);
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
        jane.isDeletedPermanentlyAfterTheSplit(sync);
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
        assertThat(jane.author().attributes()).containsEntry("name", "Jane Quill");
    }
}
