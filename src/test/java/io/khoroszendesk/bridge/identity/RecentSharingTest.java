package io.khoroszendesk.bridge.identity;

import static io.khoroszendesk.bridge.Bridge.members;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.SocialProfile;
import io.khoroszendesk.bridge.customer.Customer;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.zendesk.Callers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers whom one replica has changed and another is to find, before Zendesk's index knows of it. */
class RecentSharingTest {

    private static final String SEARCH = "GET /api/v2/users/search";
    private static final String SHOW = "GET /api/v2/users/show_many";
    private static final KhorosCaller SAM = KhorosCaller.of("sam@acme.example", null, "815");

    private final Bridge one = Bridge.sharing();
    private final Bridge other = one.replica();

    /** Nobody waits long for such a call, and the first one takes long on a busy machine. */
    @BeforeAll
    static void one_call_was_made_before() throws Exception {
        RecentSharingTest before = new RecentSharingTest();
        before.the_index_lags();
        before.create("Nora Newcomb");
        Callers.until(() -> !search(before.other).isEmpty());
    }

    @BeforeEach
    void the_index_lags() {
        one.tenant().indexLag(Duration.ofMinutes(5));
    }

    @Test
    void a_new_customer_is_found_by_the_search_of_another_replica() {
        Customer nora = create("Nora Newcomb");

        assertThat(search(other)).containsExactly(nora);
    }

    @Test
    void a_new_customer_is_the_best_match_at_another_replica() {
        Customer nora = create("Nora Newcomb");

        assertThat(bestMatch(other)).containsExactly(nora);
    }

    @Test
    void without_a_shared_memory_the_index_must_know_them_first() {
        create("Nora Newcomb");
        one.shared.isLost();

        assertThat(search(other)).isEmpty();
        assertThat(bestMatch(other)).isEmpty();
    }

    @Test
    void a_change_is_found_as_well() {
        Customer nora = create("Nora Newcomb");
        search(other);
        one.clock.advance(Duration.ofSeconds(1));
        one.ask(() -> one.customers.update(nora.id(), members("phone", "+12025550130")));

        assertThat(search(other)).singleElement().satisfies(found -> assertThat(found.fields())
                .containsEntry("phone", "+12025550130"));
    }

    @Test
    void a_change_within_the_same_second_is_found_as_well() {
        Customer nora = create("Nora Newcomb");
        search(other);
        one.ask(() -> one.customers.update(nora.id(), members("phone", "+12025550130")));

        assertThat(search(other)).singleElement().satisfies(found -> assertThat(found.fields())
                .containsEntry("phone", "+12025550130"));
    }

    @Test
    void all_of_them_cost_one_call_and_then_none_once_the_index_knows_them() {
        create("Nora Newcomb");
        create("Nora Newman");

        assertThat(other.calls(() -> other.customers.search(members("name", "nora"))))
                .containsExactlyInAnyOrder(SEARCH, SHOW);
        one.clock.advance(Duration.ofMinutes(6));
        assertThat(other.calls(() -> other.customers.search(members("name", "nora"))))
                .containsExactly(SEARCH);
    }

    @Test
    void a_change_costs_one_call_again() {
        Customer nora = create("Nora Newcomb");
        search(other);
        one.clock.advance(Duration.ofSeconds(1));
        one.ask(() -> one.customers.update(nora.id(), members("phone", "+12025550130")));

        assertThat(other.calls(() -> other.customers.search(members("name", "nora"))))
                .containsExactlyInAnyOrder(SEARCH, SHOW);
    }

    @Test
    void what_a_replica_has_changed_itself_is_not_read_as_another_ones_change() {
        create("Nora Newcomb");

        assertThat(one.calls(() -> one.customers.search(members("name", "nora"))))
                .doesNotContain(SHOW);
    }

    @Test
    void who_was_changed_longer_ago_is_not_read() {
        create("Nora Newcomb");
        one.clock.advance(Duration.ofMinutes(11));

        assertThat(other.calls(() -> other.customers.search(members("name", "nora"))))
                .containsExactly(SEARCH);
    }

    @Test
    void nobody_is_told_where_nothing_is_to_be_remembered() {
        Bridge forgetful = one.replica("adapter.memory.life", "0s");

        forgetful.ask(() -> forgetful.customers.create(SAM, members("name", "Nora Newcomb")));

        assertThat(one.shared.calls()).isZero();
    }

    @Test
    void a_customer_who_is_deleted_meanwhile_is_not_shown() {
        Customer nora = create("Nora Newcomb");
        one.tenant().edit(Long.parseLong(nora.id())).deleted().save();

        assertThat(search(other)).isEmpty();
    }

    @Test
    void a_customer_whom_another_replica_finds_deleted_is_not_shown_any_more() {
        Customer nora = create("Nora Newcomb");
        search(other);
        one.clock.advance(Duration.ofSeconds(1));
        one.ask(() -> one.customers.update(nora.id(), members("phone", "+12025550130")));
        one.tenant().edit(Long.parseLong(nora.id())).deleted().save();

        assertThat(search(other)).isEmpty();
    }

    @Test
    void customers_who_cannot_be_read_are_read_the_next_time() {
        Customer nora = create("Nora Newcomb");
        one.faults().next(SHOW, Fault.UNAVAILABLE);

        assertThat(search(other)).isEmpty();
        assertThat(search(other)).containsExactly(nora);
    }

    @Test
    void who_is_read_too_late_for_one_search_is_there_for_the_next() throws Exception {
        Customer nora = create("Nora Newcomb");
        CountDownLatch answer = new CountDownLatch(1);
        one.zendesk.before(SHOW, () -> await(answer));

        assertThat(search(other)).isEmpty();
        answer.countDown();

        Callers.until(() -> search(other).equals(List.of(nora)));
        assertThat(one.zendesk.calls(SHOW)).hasSize(1);
    }

    @Test
    void who_is_read_for_one_search_is_there_for_another_that_ends_before_it() {
        Customer nora = create("Nora Newcomb");
        AtomicReference<List<Customer>> meanwhile = new AtomicReference<>();
        one.zendesk.before(SEARCH, () -> {
            until(SHOW, 1);
            meanwhile.set(byAddress(other));
        });

        search(other);

        assertThat(meanwhile.get()).containsExactly(nora);
        assertThat(one.zendesk.calls(SHOW)).hasSize(1);
    }

    private Customer create(String name) {
        return one.ask(() -> one.customers.create(SAM, members("name", name, "email", address(name))));
    }

    private static String address(String name) {
        return name.toLowerCase().replace(' ', '.') + "@example.com";
    }

    private static List<Customer> search(Bridge replica) {
        return replica.ask(() -> replica.customers.search(members("name", "nora")));
    }

    private static List<Customer> byAddress(Bridge replica) {
        return replica.ask(() -> replica.customers.search(members("email", address("Nora Newcomb"))));
    }

    private static List<Customer> bestMatch(Bridge replica) {
        SocialProfile profile = new SocialProfile(null, null, null, address("Nora Newcomb"), null, null, null);
        return replica.ask(() -> replica.customers.bestMatch(profile));
    }

    private void until(String target, int calls) {
        try {
            Callers.until(() -> one.zendesk.calls(target).size() >= calls);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
