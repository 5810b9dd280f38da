package io.khoroszendesk.bridge.identity;

import static io.khoroszendesk.bridge.Bridge.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.Samples;
import io.khoroszendesk.bridge.api.CaseDraft;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.Interaction.Author;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.SocialProfile;
import io.khoroszendesk.bridge.cases.Case;
import io.khoroszendesk.bridge.customer.Customer;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.zendesk.Callers;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandleLearningTest {

    private static final KhorosCaller NOBODY = KhorosCaller.of(null, null, null);
    private static final String LEARNED = "adapter.handles.learned";
    private static final String WRITE = "PUT /api/v2/users/{id}";
    private static final String SEARCH = "GET /api/v2/users/search";

    private final Bridge bridge = new Bridge();
    private final FakeUser jane = bridge.tenant().user("Jane Quill").add();

    @Test
    void the_author_of_a_new_case_is_learned() throws Exception {
        create(bridge, jane, "jane.q", "1001");

        learned(bridge, "learned");
        assertThat(handles(jane)).isEqualTo("twitter jane.q 1001");
    }

    @Test
    void the_author_of_new_interactions_is_learned() throws Exception {
        Case empty = bridge.ask(() -> bridge.cases.create(NOBODY, draft(jane, "Dented kettle")));
        CaseDraft draft = draft(jane, "Dented kettle", by("jane.q", "1001"));

        bridge.ask(() -> bridge.cases.update(NOBODY, empty.id(), draft));

        learned(bridge, "learned");
        assertThat(handles(jane)).isEqualTo("twitter jane.q 1001");
    }

    @Test
    void the_next_best_match_knows_it_before_zendesks_index_does() throws Exception {
        bridge.tenant().indexLag(Duration.ofMinutes(5));
        create(bridge, jane, "jane.q", "1001");
        learned(bridge, "learned");
        SocialProfile profile = new SocialProfile(null, "jane.q", "https://x.com/jane.q", null, null, null, null);

        assertThat(bridge.ask(() -> bridge.customers.bestMatch(profile)))
                .extracting(Customer::id)
                .containsExactly(String.valueOf(jane.id()));
    }

    @Test
    void a_handle_that_was_learned_costs_nothing_the_next_time() throws Exception {
        create(bridge, jane, "jane.q", "1001");
        learned(bridge, "learned");
        bridge.zendesk.forgetCalls();

        bridge.ask(() -> bridge.cases.create(NOBODY, draft(jane, "Another kettle", by("jane.q", "1001"))));

        assertThat(bridge.zendesk.calls())
                .as("an earlier ticket of the case is looked for, and no customer")
                .containsExactly("GET /api/v2/tickets", "POST /api/v2/tickets");
    }

    @Test
    void other_lines_stay_as_they_are() throws Exception {
        FakeUser known = user("instagram jane.quill 7\na note of an admin");

        create(bridge, known, "jane.q", "1001");

        learned(bridge, "learned");
        assertThat(handles(known)).isEqualTo("instagram jane.quill 7\na note of an admin\ntwitter jane.q 1001");
    }

    @Test
    void a_line_that_says_all_of_it_is_not_written_again() throws Exception {
        FakeUser known = user("twitter jane.q 1001");

        create(bridge, known, "jane.q", "1001");
        learned(bridge, "known");
        create(bridge, known, "jane.q", null);
        learned(bridge, "known", 2);

        assertThat(bridge.zendesk.calls(WRITE)).isEmpty();
    }

    @Test
    void a_line_without_the_id_is_completed() throws Exception {
        FakeUser known = user("twitter jane.q");

        create(bridge, known, "jane.q", "1001");

        learned(bridge, "learned");
        assertThat(handles(known)).isEqualTo("twitter jane.q 1001");
    }

    @Test
    void an_account_with_a_new_name_is_learned_anew() throws Exception {
        FakeUser known = user("twitter jane.q 1001");

        create(bridge, known, "jane_quill", "1001");

        learned(bridge, "learned");
        assertThat(handles(known)).isEqualTo("twitter jane_quill 1001");
    }

    @Test
    void the_handle_of_another_customer_is_left_to_them() throws Exception {
        user("twitter jane.q");

        create(bridge, jane, "jane.q", "1001");

        learned(bridge, "taken");
        assertThat(bridge.zendesk.calls(WRITE)).isEmpty();
    }

    @Test
    void a_deleted_customer_has_no_handle_any_more() throws Exception {
        FakeUser gone = user("twitter jane.q");
        bridge.tenant().edit(gone.id()).with("active", false).add();

        create(bridge, jane, "jane.q", "1001");

        learned(bridge, "learned");
    }

    @Test
    void fifty_handles_are_enough() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            lines.append("instagram jane").append(i).append('\n');
        }
        FakeUser full = user(lines.toString());

        create(bridge, full, "jane.q", "1001");

        learned(bridge, "full");
        assertThat(bridge.zendesk.calls(WRITE)).isEmpty();
    }

    @Test
    void agents_have_no_handles() throws Exception {
        FakeUser agent = bridge.tenant().user("Ada Agent").role("agent").add();
        long ticket = bridge.tenant().ticket(agent).add().id();

        bridge.ask(() ->
                bridge.cases.update(NOBODY, String.valueOf(ticket), draft(agent, "Dented kettle", by("ada", "5"))));

        learned(bridge, "no customer");
        assertThat(bridge.zendesk.calls(WRITE)).isEmpty();
    }

    @Test
    void an_account_without_the_field_learns_nothing() throws Exception {
        bridge.tenant().removeUserField("khoros_social");

        create(bridge, jane, "jane.q", "1001");

        learned(bridge, "off");
        assertThat(bridge.zendesk.calls(WRITE)).isEmpty();
    }

    @Test
    void learning_can_be_switched_off() {
        Bridge off = bridge.replica("adapter.handles.learn", "false");

        create(off, jane, "jane.q", "1001");

        assertThat(off.metrics.find(LEARNED).counters())
                .allSatisfy(counter -> assertThat(counter.count()).isZero());
        assertThat(bridge.zendesk.calls(WRITE)).isEmpty();
    }

    @Test
    void a_failure_is_nobodys_concern_and_not_repeated() throws Exception {
        bridge.faults().always(SEARCH, Fault.UNAVAILABLE);

        create(bridge, jane, "jane.q", "1001");

        learned(bridge, "failed");
        bridge.zendesk.forgetCalls();
        create(bridge, jane, "jane.q", "1001");
        assertThat(bridge.zendesk.calls(SEARCH)).isEmpty();
    }

    @Test
    void a_handle_that_somebody_assigns_is_stored_once() {
        assertThat(assign(bridge, jane, "jane.q", "1001")).isEqualTo("learned");
        assertThat(assign(bridge, jane, "jane.q", "1001")).isEqualTo("known");

        assertThat(handles(jane)).isEqualTo("twitter jane.q 1001");
    }

    @Test
    void nor_is_another_customers_handle_assigned() {
        user("twitter jane.q 1001");

        assertThat(assign(bridge, jane, "jane.q", "1001")).isEqualTo("taken");
        assertThat(handles(jane)).isNull();
    }

    @Test
    void nothing_is_assigned_where_the_account_keeps_no_handles() {
        bridge.tenant().removeUserField("khoros_social");

        assertThat(assign(bridge, jane, "jane.q", "1001")).isEqualTo("off");
        assertThat(bridge.zendesk.calls(WRITE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"jane.q, 1001, true", "jane.q, , true", "renamed, 1001, true", "jane.q2, 1002, false"})
    void a_handle_is_shared_by_name_or_by_id(String name, String id, boolean shared) {
        user("twitter jane.q 1001");
        Handle handle = Handle.of("twitter", name, id).orElseThrow();

        assertThat(bridge.ask(() -> bridge.handles.isShared(jane.id(), handle))).isEqualTo(shared);
    }

    @Test
    void a_customers_own_handle_is_not_shared() {
        FakeUser kim = user("twitter jane.q 1001");
        Handle handle = Handle.of("twitter", "jane.q", "1001").orElseThrow();

        assertThat(bridge.ask(() -> bridge.handles.isShared(kim.id(), handle))).isFalse();
    }

    private static String assign(Bridge bridge, FakeUser user, String name, String id) {
        Handle handle = Handle.of("twitter", name, id).orElseThrow();
        return bridge.ask(() -> bridge.handles.assign(user.id(), handle));
    }

    private FakeUser user(String handles) {
        return bridge.tenant().user("Kim Known").field("khoros_social", handles).add();
    }

    private String handles(FakeUser user) {
        return (String) bridge.zendesk.user(user.id()).field("khoros_social");
    }

    private static void create(Bridge bridge, FakeUser customer, String handle, String id) {
        bridge.ask(() -> bridge.cases.create(NOBODY, draft(customer, "Dented kettle", by(handle, id))));
    }

    private static Interaction by(String handle, String id) {
        return Samples.by(new Author("twitter", id, handle, "Somebody", false));
    }

    private static void learned(Bridge bridge, String outcome) throws InterruptedException {
        learned(bridge, outcome, 1);
    }

    /** Waits for this many endings of whatever kind, and looks at the kind then. */
    private static void learned(Bridge bridge, String outcome, int times) throws InterruptedException {
        Callers.until(() -> bridge.metrics.find(LEARNED).counters().stream()
                        .mapToDouble(Counter::count)
                        .sum()
                == times);
        assertThat(bridge.metrics.counter(LEARNED, "outcome", outcome).count()).isEqualTo(times);
    }
}
