package io.khoroszendesk.care.tickets;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.sync.SyncTenant;
import io.khoroszendesk.care.tickets.Reactivation.Reason;
import io.khoroszendesk.care.webhook.SignedWebhook;
import io.khoroszendesk.common.deadletter.DeadLetter;
import io.khoroszendesk.common.deadletter.DeadLetter.Cause;
import io.khoroszendesk.common.deadletter.DeadLetter.Kind;
import io.khoroszendesk.common.deadletter.DeadLetterRetry.Outcome;
import io.khoroszendesk.common.deadletter.DeadLetterRetry.Result;
import io.khoroszendesk.common.deadletter.DeadLetters;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.care.FakeAuthor;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.zendesk.Callers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conversations that were to be reactivated, and were not. */
@QuarkusTest
@WithTestResource(
        value = SyncTenant.class,
        initArgs = {
            @ResourceArg(name = "adapter.state-dir", value = DeadReactivationsTest.DIRECTORY),
            @ResourceArg(name = "adapter.care.reactivate", value = "solved")
        })
class DeadReactivationsTest {

    static final String DIRECTORY = "target/dead-reactivations";

    private static final Path JOURNAL = Path.of(DIRECTORY, "care-reactivations.json");
    private static final String ACCOUNT = "/api/v2/authors/networks/twitter/ids/1001/conversations/reactivate";
    private static final String LOOK_UP = "GET /api/v2/authors/networks/crm/*";
    private static final long AGENT = 11;

    @Inject
    DeadLetters letters;

    @Inject
    ReactivationRetry retry;

    @Inject
    Reactivations reactivations;

    final SignedWebhook hook = new SignedWebhook(SyncTenant.HOOK_SECRET);
    /** Another one for every test, because the adapter remembers for an hour what it has begun. */
    Reactivation solved;

    @BeforeEach
    void jane_waits_for_an_answer() throws IOException {
        // Zendesk stays as it is, because the adapter asks once only who it is there.
        care().reset();
        letters.drop(letters.all());
        Files.deleteIfExists(JOURNAL);
        FakeUser jane = zendesk().tenant().user("Jane Quill").add();
        FakeTicket ticket = zendesk().tenant().ticket(jane).status("solved").add();
        FakeAuthor author = care().directory().arrives("crm", "zendesk_1", String.valueOf(jane.id()), "Jane");
        FakeAuthor account = care().directory().arrives("twitter", "1001", "jane.q");
        care().directory().agentJoins(account, author);
        care().directory().writes(account, Instant.now(), true);
        solved = new Reactivation(Reason.SOLVED, UUID.randomUUID().toString(), ticket.id(), jane.id(), AGENT);
    }

    private void isGivenUp() throws Exception {
        hook.tells("""
                {"account_id":1,"detail":{"actor_id":"%d","id":"%d","requester_id":"%d"},
                 "event":{"current":"SOLVED","previous":"OPEN"},"id":"%s",
                 "subject":"zen:ticket:%2$d","time":"2026-11-21T10:00:00Z",
                 "type":"zen:event-type:ticket.status_changed","zendesk_event_version":"2022-06-20"}""".formatted(AGENT, solved.ticket(), solved.customer(), solved.event()));
        Callers.until(() -> !there().isEmpty());
        care().faults().clear();
    }

    private List<DeadLetter> there() {
        try {
            return letters.all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome retried(Reactivation reactivation) {
        return retry.retry(List.of(reactivation.key())).get(reactivation.key());
    }

    private static List<Call> notes() {
        return care().calls("PUT", ACCOUNT);
    }

    @Test
    void one_that_care_refuses_is_kept_by_ids_alone() throws Exception {
        care().faults().always("PUT " + ACCOUNT, Fault.status(400));

        isGivenUp();

        assertThat(there()).singleElement().satisfies(letter -> {
            assertThat(letter.id()).isEqualTo("reactivation-" + solved.key());
            assertThat(letter.cause()).isEqualTo(Cause.REFUSED);
        });
    }

    @Test
    void so_is_one_whose_outcome_nobody_knows() throws Exception {
        care().faults().always("PUT " + ACCOUNT, Fault.status(503));

        isGivenUp();

        assertThat(there()).extracting(DeadLetter::cause).containsExactly(Cause.UNAVAILABLE);
        assertThat(notes()).hasSize(1);
    }

    @Test
    void so_is_one_whose_customer_could_not_be_looked_up_until_a_later_start_makes_it() throws Exception {
        care().faults().always(LOOK_UP, Fault.status(403));
        isGivenUp();
        assertThat(there()).extracting(DeadLetter::cause).containsExactly(Cause.UNAVAILABLE);
        assertThat(reactivations.left()).contains(solved);

        reactivations.run(new StopSignal(), solved);

        assertThat(notes()).hasSize(1);
        assertThat(there()).isEmpty();
    }

    @Test
    void so_is_one_for_which_care_asks_for_a_longer_pause_than_is_accepted_and_a_later_start_makes_it()
            throws Exception {
        care().faults().next("PUT " + ACCOUNT, Fault.tooMany(120));
        isGivenUp();
        assertThat(there()).extracting(DeadLetter::cause).containsExactly(Cause.UNAVAILABLE);
        assertThat(reactivations.left()).contains(solved);
        care().forgetCalls();

        reactivations.run(new StopSignal(), solved);

        assertThat(notes()).hasSize(1);
        assertThat(there()).isEmpty();
    }

    @Test
    void one_that_waits_for_its_next_attempt_is_not_begun() throws Exception {
        care().faults().next("PUT " + ACCOUNT, Fault.tooMany(2));
        reactivations.add(solved);
        Thread run = Thread.ofVirtual().start(() -> reactivations.run(new StopSignal(), solved));
        Callers.until(() -> notes().size() == 1);

        Callers.until(() -> reactivations.left().contains(solved));
        run.join();

        assertThat(notes()).hasSize(2);
        assertThat(reactivations.left()).doesNotContain(solved);
    }

    @Test
    void an_answer_about_somebody_else_reactivates_nobody() throws Exception {
        care().faults()
                .always(
                        LOOK_UP,
                        Fault.body(
                                200,
                                "{\"data\":[{\"id\":\"p\",\"handles\":{\"twitter\":[{\"id\":\"1001\"}],\"crm\":"
                                        + "[{\"networkinstance\":\"zendesk_1\",\"id\":\"666\"}]}}]}"));

        isGivenUp();

        assertThat(notes()).isEmpty();
        assertThat(retried(solved).result()).isEqualTo(Result.DONE);
    }

    @Test
    void a_retry_makes_it_although_it_was_begun() throws Exception {
        care().faults().always("PUT " + ACCOUNT, Fault.status(400));
        isGivenUp();
        care().forgetCalls();

        assertThat(retried(solved)).isEqualTo(Outcome.done());

        assertThat(notes()).singleElement().satisfies(call -> assertThat(call.query("comment"))
                .contains("Zendesk ticket " + solved.ticket() + " was solved"));
    }

    @Test
    void a_retry_that_fails_says_why_and_makes_one_attempt() throws Exception {
        care().faults().always("PUT " + ACCOUNT, Fault.tooMany(0));

        Outcome outcome = retried(solved);

        assertThat(outcome.result()).isEqualTo(Result.FAILED);
        assertThat(outcome.words()).contains("429");
    }

    @Test
    void a_retry_says_that_the_list_of_those_that_were_begun_is_damaged_and_leaves_it() throws Exception {
        Files.writeString(JOURNAL, "nonsense");

        Outcome outcome = retried(solved);

        assertThat(outcome.result()).isEqualTo(Result.FAILED);
        assertThat(outcome.words())
                .contains("care-reactivations.json is not what this service has written. Move it away");
        assertThat(notes()).isEmpty();
        assertThat(JOURNAL).hasContent("nonsense");
    }

    @Test
    void what_this_service_has_done_itself_needs_no_retry() {
        Reactivation own = new Reactivation(
                Reason.SOLVED,
                solved.event(),
                solved.ticket(),
                solved.customer(),
                zendesk().tenant().serviceUserId());

        assertThat(retried(own).result()).isEqualTo(Result.DONE);
        assertThat(notes()).isEmpty();
    }

    @Test
    void what_the_setting_does_not_ask_for_is_left() {
        Reactivation replied =
                new Reactivation(Reason.REPLIED, solved.event(), solved.ticket(), solved.customer(), AGENT);
        letters.bury(Kind.REACTIVATION, List.of(replied.key()), Cause.UNAVAILABLE);

        assertThat(retried(replied))
                .isEqualTo(new Outcome(Result.FAILED, "ADAPTER_CARE_REACTIVATE doesn't ask for it."));
        assertThat(notes()).isEmpty();
    }
}
