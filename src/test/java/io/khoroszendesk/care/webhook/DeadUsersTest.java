package io.khoroszendesk.care.webhook;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.push.CustomerPush;
import io.khoroszendesk.care.sync.SyncTenant;
import io.khoroszendesk.common.deadletter.DeadLetter;
import io.khoroszendesk.common.deadletter.DeadLetter.Cause;
import io.khoroszendesk.common.deadletter.DeadLetterRetry.Outcome;
import io.khoroszendesk.common.deadletter.DeadLetterRetry.Result;
import io.khoroszendesk.common.deadletter.DeadLetters;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.zendesk.Callers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users of whom Zendesk's webhook has told, and whom Care has not taken. */
@QuarkusTest
@WithTestResource(
        value = SyncTenant.class,
        initArgs = @ResourceArg(name = "adapter.state-dir", value = "target/dead-users"))
class DeadUsersTest {

    private static final String PUSH = "PUT /api/v2/authors*";

    @Inject
    DeadLetters letters;

    @Inject
    UserRetry retry;

    @Inject
    CustomerPush customers;

    final SignedWebhook hook = new SignedWebhook(SyncTenant.HOOK_SECRET);
    FakeUser jane;

    @BeforeEach
    void jane() throws IOException {
        SyncTenant.isItselfAgain();
        letters.drop(letters.all());
        jane = zendesk().tenant().user("Jane Quill").email("jane@example.com").add();
    }

    private List<DeadLetter> there() {
        try {
            return letters.all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void isGivenUp(Fault fault) throws Exception {
        care().faults().always(PUSH, fault);
        hook.tells("created", jane.id());
        Callers.until(() -> there().size() == 1);
        care().faults().clear();
    }

    private Outcome retried() {
        String key = String.valueOf(jane.id());
        return retry.retry(List.of(key)).get(key);
    }

    @Test
    void a_user_whom_care_refuses_is_kept_by_the_id_alone() throws Exception {
        isGivenUp(Fault.status(400));

        assertThat(there().getFirst().id()).isEqualTo("user-" + jane.id());
        assertThat(there().getFirst().cause()).isEqualTo(Cause.REFUSED);
    }

    @Test
    void so_is_one_whom_care_could_not_be_told_of() throws Exception {
        isGivenUp(Fault.status(500));

        assertThat(there().getFirst().cause()).isEqualTo(Cause.UNAVAILABLE);
    }

    @Test
    void so_is_one_who_could_not_be_read() throws Exception {
        zendesk().faults().always("GET /api/v2/users/show_many", Fault.status(403));
        hook.tells("created", jane.id());
        Callers.until(() -> there().size() == 1);

        assertThat(there().getFirst().cause()).isEqualTo(Cause.UNAVAILABLE);
    }

    @Test
    void a_retry_pushes_what_zendesk_says_now_and_settles_it() throws Exception {
        isGivenUp(Fault.status(400));
        zendesk().tenant().edit(jane.id()).name("Jane Quincy").save();

        assertThat(retried().result()).isEqualTo(Result.DONE);
        assertThat(there()).isEmpty();
        assertThat(care().directory().attributes(String.valueOf(jane.id()))).containsEntry("name", "Jane Quincy");
    }

    @Test
    void a_second_retry_changes_nothing() throws Exception {
        isGivenUp(Fault.status(400));
        retried();
        List<?> before = care().directory().persons();

        assertThat(retried().result()).isEqualTo(Result.DONE);
        assertThat(care().directory().persons()).isEqualTo(before);
    }

    @Test
    void a_retry_that_fails_leaves_it_where_it_is() throws Exception {
        isGivenUp(Fault.status(400));
        care().faults().always(PUSH, Fault.status(400));

        assertThat(retried().result()).isEqualTo(Result.FAILED);
        assertThat(there()).hasSize(1);
    }

    @Test
    void what_care_says_of_others_is_not_repeated() throws Exception {
        Fault refusal = Fault.body(400, "{\"status\":\"fail\",\"message\":\"Author of Jane Quincy is locked\"}");
        isGivenUp(refusal);
        care().faults().always(PUSH, refusal);

        assertThat(retried().words()).isEqualTo("Care doesn't take what was sent (400).");
    }

    @Test
    void a_later_change_that_is_pushed_settles_it_as_well() throws Exception {
        isGivenUp(Fault.status(400));

        hook.tells("name_changed", jane.id());

        Callers.until(() -> there().isEmpty());
    }

    @Test
    void so_does_a_sync() throws Exception {
        isGivenUp(Fault.status(400));

        customers.push(new StopSignal(), List.of(jane.id()));

        assertThat(there()).isEmpty();
    }
}
