package io.khoroszendesk.bridge.identity;

import static io.khoroszendesk.bridge.Bridge.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.Samples;
import io.khoroszendesk.bridge.api.Interaction.Author;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.SocialProfile;
import io.khoroszendesk.bridge.customer.Customer;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.zendesk.Callers;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Handles that two replicas learn, with a memory between them and an index that lags. */
class HandleSharingTest {

    private static final KhorosCaller NOBODY = KhorosCaller.of(null, null, null);
    private static final String WRITE = "PUT /api/v2/users/{id}";
    private static final Handle TWITTER = handle("twitter", "jane.q");
    private static final Handle INSTAGRAM = handle("instagram", "jane.quill");

    private final Bridge one = Bridge.sharing();
    private final Bridge other = one.replica();
    private final FakeUser jane = one.tenant().user("Jane Quill").add();
    private final FakeUser kim = one.tenant().user("Kim Known").add();

    @BeforeAll
    static void one_call_was_made_before() throws Exception {
        RecentSharingTest.one_call_was_made_before();
    }

    HandleSharingTest() {
        one.clock.advance(Duration.ofMinutes(10));
        one.tenant().indexLag(Duration.ofMinutes(5));
    }

    @Test
    void what_one_replica_learns_is_a_match_at_the_other() throws Exception {
        one.ask(() -> one.cases.create(
                NOBODY,
                draft(jane, "Dented kettle", Samples.by(new Author("twitter", null, "jane.q", "Jane", false)))));
        Callers.until(() -> one.metrics
                        .counter("adapter.handles.learned", "outcome", "learned")
                        .count()
                > 0);
        SocialProfile profile = new SocialProfile(null, "jane.q", "https://x.com/jane.q", null, null, null, null);

        assertThat(other.ask(() -> other.customers.bestMatch(profile)))
                .extracting(Customer::id)
                .containsExactly(String.valueOf(jane.id()));
    }

    @Test
    void two_handles_of_a_customer_are_both_kept() throws Exception {
        AtomicReference<Future<String>> second = meanwhile(jane, INSTAGRAM);

        assertThat(assign(one, jane, TWITTER)).isEqualTo("learned");
        assertThat(second.get().get()).isEqualTo("learned");
        assertThat(handles(jane)).isEqualTo("twitter jane.q\ninstagram jane.quill");
    }

    @Test
    void one_handle_of_two_customers_goes_to_one() throws Exception {
        AtomicReference<Future<String>> second = meanwhile(kim, TWITTER);

        assertThat(assign(one, jane, TWITTER)).isEqualTo("learned");
        assertThat(second.get().get()).isEqualTo("taken");
        assertThat(handles(kim)).isNull();
    }

    @Test
    void a_handle_that_another_replica_has_learned_is_shared_before_the_index_knows_it() {
        assign(one, jane, TWITTER);

        assertThat(other.ask(() -> other.handles.isShared(kim.id(), TWITTER))).isTrue();
    }

    @Test
    void a_handle_is_learned_while_the_lock_of_a_dead_replica_lasts() throws Exception {
        one.shared.lock("handles of customer " + jane.id(), Duration.ofSeconds(5));

        assertThat(assign(other, jane, TWITTER)).isEqualTo("learned");
    }

    @Test
    void a_handle_is_learned_with_a_memory_that_is_lost() {
        one.shared.isLost();

        assertThat(assign(one, jane, TWITTER)).isEqualTo("learned");
    }

    /** What the other replica learns just before this one writes. */
    private AtomicReference<Future<String>> meanwhile(FakeUser user, Handle handle) {
        AtomicReference<Future<String>> second = new AtomicReference<>();
        other.waitsForOthers();
        one.zendesk.before(WRITE, () -> {
            int calls = one.shared.calls();
            second.set(Callers.start(() -> other.handles.assign(user.id(), handle)));
            try {
                Callers.until(() -> one.shared.calls() >= calls + 3);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        return second;
    }

    private static String assign(Bridge replica, FakeUser user, Handle handle) {
        return replica.ask(() -> replica.handles.assign(user.id(), handle));
    }

    private String handles(FakeUser user) {
        return (String) one.zendesk.user(user.id()).field("khoros_social");
    }

    private static Handle handle(String network, String name) {
        return Handle.of(network, name, null).orElseThrow();
    }
}
