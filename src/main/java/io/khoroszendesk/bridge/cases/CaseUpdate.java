package io.khoroszendesk.bridge.cases;

import io.khoroszendesk.bridge.api.CaseDraft;
import io.khoroszendesk.bridge.api.FailureTranslator;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.bridge.cases.CasesConfig.Closed;
import io.khoroszendesk.bridge.cases.TicketCreation.Created;
import io.khoroszendesk.bridge.customer.Requesters;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.bridge.identity.LearnedHandles;
import io.khoroszendesk.common.memory.SharedLock;
import io.khoroszendesk.common.memory.SharedLock.Lease;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineExceededException;
import io.khoroszendesk.common.resilience.KeyedLock;
import io.khoroszendesk.common.resilience.Sleeper;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.ZendeskClock;
import io.khoroszendesk.zendesk.model.Ticket;
import io.khoroszendesk.zendesk.model.TicketChanges;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Updates a ticket without losing or duplicating anything. Updates of one ticket run one at a time in this replica, and
 * over all replicas where they share a memory. Each starts from the ticket's current state, and Zendesk rejects it if the
 * ticket has changed since ({@code safe_update}). When the outcome is unknown, the ticket is read again before another
 * attempt. What comes for a ticket that agents have merged into another one goes to that one.
 *
 * <p>Zendesk compares whole seconds. A ticket that was changed in the present second may change again without a
 * difference that {@code safe_update} would notice. So a comment is added only from a state that was read after the
 * second of the last change.
 */
@Singleton
public class CaseUpdate {

    private static final int TRIES = 2;
    /** How often the ticket into which a ticket was merged may have been merged itself. */
    private static final int MOST_MERGES = 3;

    private static final Duration WORTH_TRYING = Duration.ofMillis(300);
    private static final Duration SPREAD = Duration.ofMillis(200);
    /** Longer than nearly all updates, and shorter than the deadline. */
    private static final Duration LEASE = Duration.ofSeconds(5);
    /** What must be left for an update without the lock, which {@code safe_update} then protects. */
    private static final Duration RESERVE = Duration.ofMillis(2500);

    private static final String TRY_AGAIN = " The change may have been made; trying again will not add anything twice.";

    private final ZendeskClient zendesk;
    private final TicketBodies bodies;
    private final CaseCreation creation;
    private final MergedTickets merged;
    private final CasesConfig config;
    private final Requesters requesters;
    private final LearnedHandles handles;
    private final ZendeskClock clock;
    private final Sleeper sleeper;
    private final KeyedLock<Long> turns = new KeyedLock<>();
    private final SharedLock shared;

    @Inject
    public CaseUpdate(
            ZendeskClient zendesk,
            TicketBodies bodies,
            CaseCreation creation,
            MergedTickets merged,
            CasesConfig config,
            Requesters requesters,
            LearnedHandles handles,
            SharedLock shared,
            ZendeskClock clock,
            Sleeper sleeper) {
        this.zendesk = zendesk;
        this.bodies = bodies;
        this.creation = creation;
        this.merged = merged;
        this.config = config;
        this.requesters = requesters;
        this.handles = handles;
        this.shared = shared;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Where an update leads: to the changed ticket, or to another one into which the ticket was merged. */
    private record Step(Ticket ticket, OptionalLong survivor, CaseChange rest) {

        static Step done(Ticket ticket) {
            return new Step(ticket, OptionalLong.empty(), null);
        }
    }

    Ticket update(KhorosCaller caller, FieldModel model, long id, CaseDraft draft) {
        CaseChange change = new CaseChange(caller, model, draft, bodies.values(model, draft, false));
        Step step = step(id, change);
        Long customer = step.ticket().requesterId();
        for (int merges = 0; step.survivor().isPresent(); merges++) {
            if (merges == MOST_MERGES) {
                throw MergedTickets.unknown();
            }
            step = step(step.survivor().getAsLong(), step.rest());
        }
        // Agents can merge tickets of different customers. The author then need not be the survivor's.
        if (customer != null && customer.equals(step.ticket().requesterId())) {
            handles.learn(customer, draft.distinctInteractions());
        }
        return step.ticket();
    }

    private Step step(long id, CaseChange change) {
        return turns.take(
                id, () -> shared.take("case " + id, LEASE, RESERVE, lease -> updateInTurn(id, change, lease)));
    }

    private Step updateInTurn(long id, CaseChange change, Lease lease) {
        int conflicts = 0;
        int unknowns = 0;
        String unchanged = null;
        while (true) {
            Ticket ticket = zendesk.ticket(id);
            Duration untilPast = untilPast(ticket, unchanged);
            List<Interaction> fresh = fresh(id, change.interactions());
            CaseChange missing = change.missingIn(ticket, fresh);
            if (missing.isNothing()) {
                return Step.done(ticket);
            }
            if (ticket.isClosed()) {
                return closed(ticket, change, missing, lease);
            }
            if (!fresh.isEmpty() && untilPast.isPositive()) {
                sleepUntilPast(untilPast);
                unchanged = untilPast.compareTo(ZendeskClock.ONE_SECOND) < 0 ? null : ticket.updatedAt();
                continue;
            }
            TicketChanges.Builder body = missing.members();
            Long customer = body.build().requesterId();
            if (customer != null) {
                requesters.checkChosen(customer);
            }
            if (lease.isOvertaken() && ++conflicts < TRIES) {
                continue;
            }
            try {
                return Step.done(send(change.caller(), ticket, body, fresh));
            } catch (ZendeskException e) {
                if (ticketHasChanged(e) && ++conflicts < TRIES) {
                    continue;
                }
                if (e.mayHaveHappened()) {
                    if (++unknowns < TRIES && Deadline.current().fits(WORTH_TRYING)) {
                        continue;
                    }
                    throw FailureTranslator.of(e, TRY_AGAIN);
                }
                throw e.is(Kind.INVALID) ? TicketBodies.refused(change.model(), e) : e;
            }
        }
    }

    /** Whether Zendesk refuses the update because of a change since the ticket was read. Merging closes it, too. */
    private static boolean ticketHasChanged(ZendeskException e) {
        return e.is(Kind.CONFLICT) || e.is(Kind.INVALID) && FailureTranslator.complainsOfClosedTicket(e);
    }

    private Ticket send(KhorosCaller caller, Ticket ticket, TicketChanges.Builder body, List<Interaction> fresh) {
        if (!fresh.isEmpty()) {
            bodies.addComment(body, caller, fresh);
        }
        if (ticket.updatedAt() != null) {
            body.onlyIfUnchangedSince(ticket.updatedAt());
        }
        return zendesk.updateTicket(ticket.id(), body.build());
    }

    /** The interactions that are not in any comment of the ticket yet. */
    private List<Interaction> fresh(long ticket, List<Interaction> interactions) {
        if (interactions.isEmpty()) {
            return interactions;
        }
        Set<String> missing = new HashSet<>();
        interactions.forEach(interaction -> missing.add(interaction.key()));
        zendesk.comments(ticket, comments -> {
            comments.forEach(comment -> missing.removeAll(InteractionMarkers.in(comment)));
            return !missing.isEmpty();
        });
        return interactions.stream()
                .filter(interaction -> missing.contains(interaction.key()))
                .toList();
    }

    private Step closed(Ticket ticket, CaseChange change, CaseChange missing, Lease lease) {
        OptionalLong survivor = merged.survivor(ticket);
        if (survivor.isPresent()) {
            return new Step(ticket, survivor, missing);
        }
        if (config.closed() == Closed.REFUSE) {
            throw OperationException.of(
                    Code.VALIDATION_FAILED,
                    "This case is closed in Zendesk and can't be changed any more. Please create a new case.");
        }
        Optional<Ticket> last = creation.lastFollowUp(ticket);
        if (last.isPresent()
                && (!last.get().isClosed() || merged.survivor(last.get()).isPresent())) {
            return updateInTurn(last.get().id(), change, lease);
        }
        Created followUp = creation.followUp(
                change.caller(), change.model(), ticket, last, change.draft(), missing.interactions());
        // Another replica may have created it with other interactions. Those of this update are then added.
        return followUp.isAsSent()
                ? Step.done(followUp.ticket())
                : updateInTurn(followUp.ticket().id(), change, lease);
    }

    /** How long a change of the ticket may leave its timestamp as it is. {@code unchanged} is one of a second ago. */
    private Duration untilPast(Ticket ticket, String unchanged) {
        return ticket.updatedAt() == null || ticket.updatedAt().equals(unchanged)
                ? Duration.ZERO
                : clock.untilPast(ticket.updatedAt());
    }

    /** Replicas that wait for the same second go on one after the other, so that fewer of them meet a conflict. */
    private void sleepUntilPast(Duration time) {
        Duration spread = time.plusMillis(ThreadLocalRandom.current().nextLong(SPREAD.toMillis()));
        if (!Deadline.current().fits(spread.plus(WORTH_TRYING))) {
            throw ZendeskException.without(Kind.CONFLICT, "the ticket was changed within this second", null);
        }
        sleeper.sleep(spread, e -> new DeadlineExceededException("interrupted while waiting for the next second", e));
    }
}
