package io.khoroszendesk.bridge.cases;

import io.khoroszendesk.bridge.api.CaseDraft;
import io.khoroszendesk.bridge.api.EntityIds;
import io.khoroszendesk.bridge.api.FailureTranslator;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.customer.Requesters;
import io.khoroszendesk.bridge.fields.Field;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.bridge.identity.LearnedHandles;
import io.khoroszendesk.bridge.identity.MemoryConfig;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.OncePerKey;
import io.khoroszendesk.common.security.Digests;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.Ticket;
import io.khoroszendesk.zendesk.model.TicketChanges;
import io.khoroszendesk.zendesk.model.Timestamps;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Creates a ticket once, however often Khoros sends the same case. Khoros sends no idempotency key, so one is derived
 * from the contents of the case. Zendesk remembers it for two hours ({@code Idempotency-Key}), this replica for some
 * minutes, and the ticket itself forever ({@code external_id}).
 */
@Singleton
public class CaseCreation {

    /** A conflict on a create means that Zendesk is still processing the same request. */
    private static final Duration PAUSE_AFTER_CONFLICT = Duration.ofMillis(500);
    /** Cases without interactions look alike, so they count as the same only within this time. */
    private static final Duration SAME_WITHOUT_INTERACTIONS = Duration.ofMinutes(10);

    private static final String TRY_AGAIN = " The case may have been created; trying again will not create it twice.";

    private final ZendeskClient zendesk;
    private final TicketBodies bodies;
    private final CasesConfig config;
    private final Requesters requesters;
    private final LearnedHandles handles;
    private final Clock clock;
    private final OncePerKey<Ticket> once;

    @Inject
    public CaseCreation(
            ZendeskClient zendesk,
            TicketBodies bodies,
            CasesConfig config,
            Requesters requesters,
            LearnedHandles handles,
            MemoryConfig memory,
            Clock clock) {
        this.zendesk = zendesk;
        this.bodies = bodies;
        this.config = config;
        this.requesters = requesters;
        this.handles = handles;
        this.clock = clock;
        this.once = new OncePerKey<>(memory.entries(), memory.life());
    }

    Ticket create(KhorosCaller caller, FieldModel model, CaseDraft draft) {
        Map<Field, Object> values = bodies.values(model, draft, true);
        List<Interaction> interactions = draft.distinctInteractions();
        String subject = subject(caller, draft, values, interactions);
        Ticket created = once.get(subject, () -> {
            requesters.checkChosen(EntityIds.of(draft.customerId()).orElseThrow());
            TicketChanges.Builder ticket = bodies.newTicket(draft, values);
            bodies.addComment(ticket, caller, interactions);
            if (config.externalId()) {
                ticket.externalId("khoros-" + subject);
            }
            return send(model, ticket.build(), subject, interactions.isEmpty());
        });
        if (created.requesterId() != null) {
            handles.learn(created.requesterId(), interactions);
        }
        return created;
    }

    /** Creates the follow-up of a closed ticket. It is found again by an external id of its own. */
    Ticket followUp(KhorosCaller caller, FieldModel model, Ticket closed, CaseDraft draft, List<Interaction> fresh) {
        Map<Field, Object> values = bodies.values(model, draft, false);
        CaseDraft continued = new CaseDraft(
                String.valueOf(closed.requesterId()),
                Objects.requireNonNullElse(
                        draft.title(),
                        closed.subject() == null || closed.subject().isBlank() ? "Follow-up" : closed.subject()),
                fresh,
                draft.fields());
        String subject = subject(caller, continued, values, fresh);
        TicketChanges.Builder ticket = bodies.newTicket(continued, values);
        bodies.addComment(ticket, caller, fresh);
        ticket.viaFollowupSourceId(closed.id()).externalId(followUpOf(closed.id()));
        return once.get(subject, () -> send(model, ticket.build(), subject, fresh.isEmpty()));
    }

    /** Creates the ticket of a post that belongs to no case. Its key depends on the post alone, so it never changes. */
    Ticket ofPost(FieldModel model, String key, TicketChanges ticket) {
        return once.get(key, () -> send(model, ticket, key, false));
    }

    static String followUpOf(long ticket) {
        return "khoros-follow-up-" + ticket;
    }

    /** A hash of what identifies a case. The agent isn't part of it, because two agents may send the same case. */
    private static String subject(
            KhorosCaller caller, CaseDraft draft, Map<Field, Object> values, List<Interaction> interactions) {
        List<String> parts = new ArrayList<>();
        parts.add(caller.companyId().orElse(""));
        parts.add(draft.customerId());
        parts.add(draft.title());
        Map<String, String> fields = new TreeMap<>();
        values.forEach((field, value) -> {
            if (value != null) {
                fields.put(field.name(), value.toString());
            }
        });
        fields.forEach((name, value) -> {
            parts.add(name);
            parts.add(value);
        });
        parts.add("interactions");
        interactions.stream().map(Interaction::key).sorted().forEach(parts::add);
        return Digests.of(parts).substring(0, 48);
    }

    private Ticket send(FieldModel model, TicketChanges ticket, String subject, boolean withoutInteractions) {
        Instant now = clock.instant();
        // Without interactions the key must change over time. Otherwise a second case of that title could not be
        // created for two hours.
        String key = withoutInteractions
                ? subject + "-" + now.getEpochSecond() / SAME_WITHOUT_INTERACTIONS.toSeconds()
                : subject;
        Instant since = withoutInteractions ? now.minus(SAME_WITHOUT_INTERACTIONS) : Timestamps.EVER;
        String externalId = ticket.externalId();
        while (true) {
            try {
                return zendesk.createTicket(key, ticket);
            } catch (ZendeskException e) {
                if (e.is(Kind.CONFLICT) && Deadline.current().fits(PAUSE_AFTER_CONFLICT.multipliedBy(2))) {
                    pause();
                    continue;
                }
                boolean sameKeyOtherBody =
                        e.error().filter("IdempotentRequestError"::equals).isPresent();
                if (sameKeyOtherBody || e.is(Kind.CONFLICT) || e.mayHaveHappened()) {
                    Optional<Ticket> there = find(externalId, since);
                    if (there.isPresent()) {
                        return there.get();
                    }
                    throw FailureTranslator.of(e, TRY_AGAIN);
                }
                throw e.is(Kind.INVALID) ? TicketBodies.refused(model, e) : e;
            }
        }
    }

    /** The ticket that another agent, or an earlier attempt whose response was lost, has created. */
    private Optional<Ticket> find(String externalId, Instant since) {
        if (externalId == null || Deadline.current().isOver()) {
            return Optional.empty();
        }
        try {
            return zendesk.ticketsByExternalId(externalId).stream()
                    .filter(ticket -> externalId.equals(ticket.externalId()))
                    .filter(ticket -> Timestamps.isSince(ticket.createdAt(), since))
                    .max(Comparator.comparing(Ticket::id));
        } catch (ZendeskException e) {
            return Optional.empty();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_CONFLICT);
        } catch (InterruptedException e) {
            throw ZendeskException.without(Kind.TIMEOUT, "exceeded the deadline", e);
        }
    }
}
