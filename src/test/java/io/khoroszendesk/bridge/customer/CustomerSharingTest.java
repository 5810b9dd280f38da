package io.khoroszendesk.bridge.customer;

import static io.khoroszendesk.bridge.Bridge.members;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.api.FailureTranslator;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.zendesk.Callers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Customers who are created at one replica and wanted at another, with a memory between them. */
class CustomerSharingTest {

    private static final String CREATE = "POST /api/v2/users";
    private static final KhorosCaller SAM = KhorosCaller.of("sam@acme.example", null, "815");
    private static final Map<String, JsonNode> NAMELY = members("name", "Nora Newcomb");
    private static final Map<String, JsonNode> NORA = members("name", "Nora Newcomb", "email", "nora@example.com");

    private static final Map<String, JsonNode> NUMBERED = members("name", "Nora Newcomb", "external_id", "C-7");

    private final Bridge one = Bridge.sharing();
    private final Bridge other = one.replica();

    @Test
    void a_customer_without_an_address_is_the_same_at_both() {
        Customer first = create(one, NAMELY);

        assertThat(create(other, NAMELY)).isEqualTo(first);
        assertThat(one.zendesk.calls(CREATE)).hasSize(1);
    }

    @Test
    void a_customer_with_an_address_is_the_same_at_both_without_another_try() {
        Customer first = create(one, NORA);

        assertThat(create(other, NORA)).isEqualTo(first);
        assertThat(one.zendesk.calls(CREATE)).hasSize(1);
    }

    @Test
    void a_customer_whom_both_are_to_create_at_once_is_one() throws Exception {
        assertBothGetTheSame(() -> {});
    }

    @Test
    void a_customer_whom_another_replica_creates_while_the_memory_is_lost_is_one() throws Exception {
        assertBothGetTheSame(one.shared::isLost);
    }

    @Test
    void another_agents_customer_is_another() {
        create(one, NAMELY);

        other.ask(() -> other.customers.create(KhorosCaller.of("kim@acme.example", null, "815"), NAMELY));

        assertThat(namesakes()).hasSize(2);
    }

    @Test
    void a_customer_who_is_deleted_meanwhile_is_created_again_and_once() {
        Customer first = create(one, NAMELY);
        one.tenant().edit(Long.parseLong(first.id())).deleted().save();

        Customer again = create(other, NAMELY);

        assertThat(again.id()).isNotEqualTo(first.id());
        assertThat(create(one.replica(), NAMELY).id()).isEqualTo(again.id());
    }

    @Test
    void whom_a_dead_replica_has_created_is_found() {
        dies(Fault.RESET_AFTER);

        create(other, NAMELY);

        assertThat(namesakes()).hasSize(1);
    }

    @Test
    void while_nobody_knows_whether_a_dead_replica_has_created_them_nobody_else_does() {
        dies(Fault.RESET_BEFORE);

        OperationException refusal = other.refusal(() -> other.customers.create(SAM, NAMELY));

        assertThat(refusal).hasMessageEndingWith(FailureTranslator.MAY_HAVE_BEEN_CREATED);
        assertThat(one.zendesk.calls(CREATE)).hasSize(1);
    }

    @Test
    void nobody_else_at_that_replica_creates_them_either_even_if_the_memory_is_lost() {
        dies(Fault.RESET_BEFORE);
        OperationException refusal = other.refusal(() -> other.customers.create(SAM, NAMELY));
        one.shared.isLost();

        assertThat(other.refusal(() -> other.customers.create(SAM, NAMELY))).hasMessage(refusal.getMessage());
        assertThat(one.zendesk.calls(CREATE)).hasSize(1);
    }

    @Test
    void whom_a_dead_replica_has_not_created_can_be_created_after_ten_seconds() {
        dies(Fault.RESET_BEFORE);
        one.clock.advance(Duration.ofSeconds(10));

        create(other, NAMELY);

        assertThat(namesakes()).hasSize(1);
    }

    @Test
    void whom_a_dead_replica_may_have_created_is_created_at_once_if_zendesk_would_refuse_a_second_one() {
        // It tries a second time itself.
        one.faults().next(CREATE, Fault.RESET_BEFORE);
        dies(Fault.RESET_BEFORE, NUMBERED);

        create(other, NUMBERED);

        assertThat(namesakes()).hasSize(1);
    }

    @Test
    void whom_a_dead_replica_has_just_created_is_waited_for() {
        // The claim of the dead one ends before that.
        one.tenant().indexLag(Duration.ofSeconds(4));
        dies(Fault.RESET_AFTER);

        create(other, NAMELY);

        assertThat(namesakes()).hasSize(1);
        assertThat(one.zendesk.calls(CREATE)).hasSize(1);
    }

    @Test
    void whom_a_dead_replica_has_created_is_found_once_the_index_knows_them() {
        one.tenant().indexLag(Duration.ofSeconds(6));
        dies(Fault.RESET_AFTER);
        other.refusal(() -> other.customers.create(SAM, NAMELY));
        one.clock.advance(Duration.ofSeconds(6));

        create(other, NAMELY);

        assertThat(namesakes()).hasSize(1);
    }

    @Test
    void a_result_that_one_replica_does_not_know_is_unknown_to_the_other_as_well() {
        one.faults().next(CREATE, Fault.RESET_BEFORE);
        one.refusal(() -> one.customers.create(SAM, NAMELY));

        assertThat(other.refusal(() -> other.customers.create(SAM, NAMELY)))
                .hasMessage("Nobody knows what became of the same request, which was sent before."
                        + " It may have been created; search before you try again.");
        assertThat(one.zendesk.calls(CREATE)).hasSize(1);
    }

    @Test
    void what_zendesk_refuses_at_one_replica_can_be_tried_at_the_other() {
        one.faults().next(CREATE, Fault.status(403));
        one.refusal(() -> one.customers.create(SAM, NAMELY));

        create(other, NAMELY);

        assertThat(namesakes()).hasSize(1);
    }

    /** While one replica creates the customer, the other has begun to wait for it; then something happens. */
    private void assertBothGetTheSame(Runnable happening) throws Exception {
        AtomicReference<Future<Customer>> second = new AtomicReference<>();
        other.waitsForOthers();
        one.zendesk.before(CREATE, () -> {
            int calls = one.shared.calls();
            second.set(Callers.start(() -> other.customers.create(SAM, NAMELY)));
            until(calls + 2);
            happening.run();
        });

        Customer first = create(one, NAMELY);

        assertThat(second.get().get()).isEqualTo(first);
        assertThat(namesakes()).hasSize(1);
    }

    /** One replica sends the call and is never heard of again. */
    private void dies(Fault fault) {
        dies(fault, NAMELY);
    }

    private void dies(Fault fault, Map<String, JsonNode> members) {
        one.faults().next(CREATE, fault);
        one.zendesk.before(CREATE, one.shared::isLost);
        try {
            create(one, members);
        } catch (OperationException unheard) {
            assertThat(unheard).hasMessageEndingWith(FailureTranslator.MAY_HAVE_BEEN_CREATED);
        }
        one.shared.isBack();
    }

    /** Waits until the memory was asked so often. */
    private void until(int calls) {
        try {
            Callers.until(() -> one.shared.calls() >= calls);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Customer create(Bridge replica, Map<String, JsonNode> members) {
        return replica.ask(() -> replica.customers.create(SAM, members));
    }

    private List<FakeUser> namesakes() {
        return one.zendesk.users().stream()
                .filter(user -> user.name().equals("Nora Newcomb"))
                .toList();
    }
}
