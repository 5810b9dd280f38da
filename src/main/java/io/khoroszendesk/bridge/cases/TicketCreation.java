package io.khoroszendesk.bridge.cases;

import io.khoroszendesk.bridge.api.EntityIds;
import io.khoroszendesk.bridge.api.FailureTranslator;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineExceededException;
import io.khoroszendesk.common.resilience.Sleeper;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.Ticket;
import io.khoroszendesk.zendesk.model.TicketChanges;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Creates one ticket under an idempotency key, which Zendesk remembers for two hours. If the key is in use or the
 * outcome is unknown, the ticket is looked up by its external id.
 */
@Singleton
public class TicketCreation {

    /** A conflict on a create means that Zendesk is still processing the same request. Each further pause is twice as long. */
    private static final Duration PAUSE_AFTER_CONFLICT = Duration.ofMillis(500);

    private static final int MOST_PAUSES = 3;

    private static final String TRY_AGAIN = " The case may have been created; trying again will not create it twice.";

    private final ZendeskClient zendesk;
    private final Sleeper sleeper;

    /**
     * A ticket that is there after a create.
     *
     * @param isAsSent whether Zendesk has confirmed that it has the contents that were sent; otherwise somebody else
     *     may have created it with other contents
     */
    record Created(Ticket ticket, boolean isAsSent) {}

    @Inject
    public TicketCreation(ZendeskClient zendesk, Sleeper sleeper) {
        this.zendesk = zendesk;
        this.sleeper = sleeper;
    }

    /**
     * Creates the ticket, or finds the one that was created under the same key.
     *
     * @param isIt which of the tickets with its external id may be the one that was created under the key
     */
    Created create(FieldModel model, String key, TicketChanges ticket, Predicate<Ticket> isIt) {
        Duration pause = PAUSE_AFTER_CONFLICT;
        for (int pauses = 0; ; pauses++) {
            try {
                return new Created(zendesk.createTicket(key, ticket), true);
            } catch (ZendeskException e) {
                if (e.is(Kind.CONFLICT)
                        && pauses < MOST_PAUSES
                        && Deadline.current().fits(pause.plus(PAUSE_AFTER_CONFLICT))) {
                    sleeper.sleep(
                            pause,
                            interrupt -> new DeadlineExceededException(
                                    "interrupted while the same ticket was being created", interrupt));
                    pause = pause.multipliedBy(2);
                    continue;
                }
                boolean sameKeyOtherBody =
                        e.error().filter("IdempotentRequestError"::equals).isPresent();
                if (sameKeyOtherBody || e.is(Kind.CONFLICT) || e.mayHaveHappened()) {
                    return find(ticket.externalId(), isIt)
                            .map(there -> new Created(there, false))
                            .orElseThrow(() -> FailureTranslator.of(e, TRY_AGAIN));
                }
                throw e.is(Kind.INVALID) ? TicketBodies.refused(model, e) : e;
            }
        }
    }

    /** The ticket with this id; empty if it is gone. */
    Optional<Ticket> there(String id) {
        OptionalLong number = EntityIds.of(id);
        return number.isEmpty() ? Optional.empty() : ZendeskException.ifThere(() -> zendesk.ticket(number.getAsLong()));
    }

    /** The newest ticket with this external id. The look-up reads Zendesk's database, so it is current. */
    Optional<Ticket> newest(String externalId) {
        return zendesk.ticketsByExternalId(externalId).stream()
                .filter(ticket -> externalId.equals(ticket.externalId()))
                .max(Comparator.comparing(Ticket::id));
    }

    private Optional<Ticket> find(String externalId, Predicate<Ticket> isIt) {
        if (externalId == null || Deadline.current().isOver()) {
            return Optional.empty();
        }
        try {
            return newest(externalId).filter(isIt);
        } catch (ZendeskException e) {
            return Optional.empty();
        }
    }
}
