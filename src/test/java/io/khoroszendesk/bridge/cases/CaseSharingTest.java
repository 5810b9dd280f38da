package io.khoroszendesk.bridge.cases;

import static io.khoroszendesk.bridge.Bridge.members;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.Samples;
import io.khoroszendesk.bridge.api.CaseDraft;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.zendesk.Callers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Cases that Khoros sends to two replicas, with a memory between them. */
class CaseSharingTest {

    private static final String CREATE = "POST /api/v2/tickets";
    private static final String READ = "GET /api/v2/tickets/{id}";
    private static final String WRITE = "PUT /api/v2/tickets/{id}";
    private static final KhorosCaller NOBODY = KhorosCaller.of(null, null, null);
    /** A post from which no handle is learned. */
    private static final Interaction HELP = Samples.by(new Interaction.Author("twitter", "1", "acme", "acme", true));

    private static final Map<String, JsonNode> URGENT = members("priority", "urgent");

    private final Bridge one = Bridge.sharing();
    private final Bridge other = one.replica();
    private final FakeUser jane = one.tenant().user("Jane Quill").add();

    @Test
    void a_case_that_one_replica_has_created_is_read_by_the_other_and_not_sent_again() {
        Case first = create(one);
        one.zendesk.forgetCalls();

        assertThat(create(other).id()).isEqualTo(first.id());
        assertThat(one.zendesk.calls(READ)).hasSize(1);
        assertThat(one.zendesk.calls(CREATE)).isEmpty();
    }

    @Test
    void a_case_that_both_are_to_create_at_once_is_sent_once() throws Exception {
        AtomicReference<Future<Case>> second = new AtomicReference<>();
        other.waitsForOthers();
        one.zendesk.before(CREATE, () -> {
            int calls = one.shared.calls();
            second.set(Callers.start(() -> other.cases.create(NOBODY, draft())));
            until(calls + 2);
        });

        Case first = create(one);

        assertThat(second.get().get().id()).isEqualTo(first.id());
        assertThat(one.zendesk.calls(CREATE)).hasSize(1);
    }

    @Test
    void a_case_whose_maker_is_slow_is_sent_again_in_time_and_is_the_same_ticket() {
        AtomicReference<Case> second = new AtomicReference<>();
        one.zendesk.before(CREATE, () -> second.set(shortly(() -> other.cases.create(NOBODY, draft()))));

        Case first = create(one);

        assertThat(second.get().id()).isEqualTo(first.id());
        assertThat(one.zendesk.tickets()).hasSize(1);
    }

    @Test
    void a_case_whose_maker_has_died_is_one_ticket() {
        one.faults().next(CREATE, Fault.RESET_AFTER);
        one.zendesk.before(CREATE, one.shared::isLost);
        create(one);
        one.shared.isBack();

        create(other);

        assertThat(one.zendesk.tickets()).hasSize(1);
    }

    @Test
    void updates_at_both_meet_no_conflict() throws Exception {
        FakeTicket ticket = ticket();
        AtomicReference<Future<Case>> second = new AtomicReference<>();
        other.waitsForOthers();
        one.zendesk.before(WRITE, () -> {
            int calls = one.shared.calls();
            second.set(Callers.start(() -> update(other, ticket, members("type", "problem"))));
            until(calls + 2);
        });

        one.ask(() -> update(one, ticket, URGENT));
        second.get().get();

        assertThat(one.zendesk.ticket(ticket.id()).priority()).isEqualTo("urgent");
        assertThat(one.zendesk.ticket(ticket.id()).type()).isEqualTo("problem");
        assertThat(one.zendesk.calls(WRITE)).as("no update is repeated").hasSize(2);
    }

    @Test
    void an_update_goes_on_without_the_lock_where_it_is_held_too_long() throws Exception {
        FakeTicket ticket = ticket();
        one.shared.lock("case " + ticket.id(), Duration.ofMinutes(1));

        shortly(() -> update(other, ticket, URGENT));

        assertThat(one.zendesk.ticket(ticket.id()).priority()).isEqualTo("urgent");
    }

    @Test
    void an_update_goes_on_once_the_lock_of_a_dead_replica_has_ended() throws Exception {
        FakeTicket ticket = ticket();
        one.shared.lock("case " + ticket.id(), Duration.ofSeconds(5));

        other.ask(() -> update(other, ticket, URGENT));

        assertThat(one.zendesk.ticket(ticket.id()).priority()).isEqualTo("urgent");
    }

    @Test
    void an_update_goes_on_with_a_lock_that_is_lost_meanwhile() {
        FakeTicket ticket = ticket();
        one.zendesk.before(READ, one.shared::isLost);

        one.ask(() -> update(one, ticket, URGENT));

        assertThat(one.zendesk.ticket(ticket.id()).priority()).isEqualTo("urgent");
    }

    @Test
    void an_update_that_fails_frees_the_lock() throws Exception {
        FakeTicket ticket = ticket();
        one.faults().next(WRITE, Fault.status(403));
        one.refusal(() -> update(one, ticket, URGENT));

        assertThat(one.shared.lock("case " + ticket.id(), Duration.ofSeconds(5)))
                .isPresent();
    }

    private FakeTicket ticket() {
        FakeTicket ticket = one.tenant()
                .ticket(jane)
                .subject("Dented kettle")
                .status("open")
                .add();
        one.clock.advance(Duration.ofMinutes(1));
        return ticket;
    }

    private CaseDraft draft() {
        return Bridge.draft(jane, "Dented kettle", HELP);
    }

    private Case create(Bridge replica) {
        return replica.ask(() -> replica.cases.create(NOBODY, draft()));
    }

    private static Case update(Bridge replica, FakeTicket ticket, Map<String, JsonNode> fields) {
        return replica.cases.update(NOBODY, String.valueOf(ticket.id()), new CaseDraft(null, null, List.of(), fields));
    }

    /** What a request does that has no time to wait for another replica. */
    private static <T> T shortly(Callable<T> work) {
        try {
            return Samples.inRequest(Duration.ofMillis(1_400), work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the memory was asked so often. */
    private void until(int calls) {
        try {
            Callers.until(() -> one.shared.calls() >= calls);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
