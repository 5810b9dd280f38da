package io.khoroszendesk.bridge.cases;

import io.khoroszendesk.bridge.api.CaseDraft;
import io.khoroszendesk.bridge.api.EntityIds;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.customer.Requesters;
import io.khoroszendesk.bridge.fields.Field;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.bridge.identity.LearnedHandles;
import io.khoroszendesk.bridge.identity.MemoryConfig;
import io.khoroszendesk.common.memory.SharedMemory;
import io.khoroszendesk.common.memory.SharedOnce;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.Sleeper;
import io.khoroszendesk.common.security.Digests;
import io.khoroszendesk.zendesk.ZendeskClock;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * Creates a ticket once, however often Khoros sends the same case. Khoros sends no idempotency key, so one is derived
 * from the contents of the case. Zendesk remembers it for two hours ({@code Idempotency-Key}), this replica for some
 * minutes (and the others, where they share a memory), and the ticket itself forever ({@code external_id}).
 *
 * <p>So a case that this replica doesn't know is looked up by its external id before it is created. The look-up is left
 * out where Zendesk's own memory is enough: the case holds an interaction that is younger than that memory and than
 * this process, so no earlier case can hold it whose key is forgotten.
 */
@Singleton
public class CaseCreation {

    /** Well within the two hours for which Zendesk remembers an idempotency key. */
    private static final Duration KEY_IS_REMEMBERED = Duration.ofMinutes(90);
    /** A time that is further ahead of our clock is not that of an interaction. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);
    /** Cases without interactions look alike, so they count as the same only within this time. */
    private static final Duration SAME_WITHOUT_INTERACTIONS = Duration.ofMinutes(10);

    /**
     * The newest earlier ticket of a case.
     *
     * @param isKnown whether it was looked up, so that none means that there is none
     */
    private record Earlier(boolean isKnown, Optional<Ticket> ticket) {

        private static final Earlier UNKNOWN = new Earlier(false, Optional.empty());
    }

    private final TicketCreation tickets;
    private final TicketBodies bodies;
    private final CasesConfig config;
    private final Requesters requesters;
    private final LearnedHandles handles;
    private final ZendeskClock zendeskClock;
    private final Instant started;
    private final SharedOnce<Ticket> once;

    @Inject
    public CaseCreation(
            TicketCreation tickets,
            TicketBodies bodies,
            CasesConfig config,
            Requesters requesters,
            LearnedHandles handles,
            MemoryConfig memory,
            SharedMemory shared,
            Sleeper sleeper,
            ZendeskClock zendeskClock,
            Clock clock) {
        this.tickets = tickets;
        this.bodies = bodies;
        this.config = config;
        this.requesters = requesters;
        this.handles = handles;
        this.zendeskClock = zendeskClock;
        this.started = clock.instant();
        // Two attempts at the same time send the same key, so Zendesk creates one ticket.
        this.once = new SharedOnce<>(
                shared,
                sleeper,
                "case",
                memory.entries(),
                memory.life(),
                new SharedOnce.Made<>(ticket -> String.valueOf(ticket.id()), tickets::there, true));
    }

    Ticket create(KhorosCaller caller, FieldModel model, CaseDraft draft) {
        Map<Field, Object> values = bodies.values(model, draft, true);
        List<Interaction> interactions = draft.distinctInteractions();
        String subject = subject(caller, draft, values, interactions);
        Ticket created = once.get(subject, attempt -> createOnce(caller, model, draft, values, subject));
        if (created.requesterId() != null) {
            handles.learn(created.requesterId(), interactions);
        }
        return created;
    }

    private Ticket createOnce(
            KhorosCaller caller, FieldModel model, CaseDraft draft, Map<Field, Object> values, String subject) {
        List<Interaction> interactions = draft.distinctInteractions();
        Optional<String> externalId = config.externalId() ? Optional.of("khoros-" + subject) : Optional.empty();
        Future<Earlier> lookUp = Deadline.current().fork(() -> externalId
                .filter(id -> isForgettable(interactions))
                .map(this::earlier)
                .orElse(Earlier.UNKNOWN));
        try {
            requesters.checkChosen(EntityIds.of(draft.customerId()).orElseThrow());
            TicketChanges.Builder ticket = bodies.newTicket(draft, values);
            bodies.addComment(ticket, caller, interactions);
            externalId.ifPresent(ticket::externalId);
            Earlier earlier = Deadline.current().await(lookUp, "an earlier ticket of the case");
            if (!interactions.isEmpty()) {
                return earlier.ticket().orElseGet(() -> tickets.create(model, subject, ticket.build(), any -> true)
                        .ticket());
            }
            Instant now = zendeskClock.now();
            Predicate<Ticket> isRecent =
                    there -> Timestamps.isSince(there.createdAt(), now.minus(SAME_WITHOUT_INTERACTIONS));
            String key = earlier.isKnown() ? keyAfter(subject, earlier.ticket()) : keyAt(subject, now);
            return earlier.ticket().filter(isRecent).orElseGet(() -> tickets.create(
                            model, key, ticket.build(), isRecent)
                    .ticket());
        } finally {
            lookUp.cancel(true);
        }
    }

    /** The earlier ticket of a case, as far as the credentials may look it up. */
    private Earlier earlier(String externalId) {
        try {
            return new Earlier(true, tickets.newest(externalId));
        } catch (ZendeskException e) {
            if (e.is(Kind.UNAUTHORIZED) || e.is(Kind.NOT_FOUND)) {
                return Earlier.UNKNOWN;
            }
            throw e;
        }
    }

    /** Whether Zendesk may have forgotten the key of an earlier case with these interactions. */
    private boolean isForgettable(List<Interaction> interactions) {
        // Zendesk forgets by its own clock.
        Instant now = zendeskClock.now();
        Instant remembered = now.minus(KEY_IS_REMEMBERED);
        Instant since = remembered.isAfter(started) ? remembered : started;
        return interactions.stream()
                .map(Interaction::created)
                .noneMatch(created ->
                        Timestamps.isSince(created, since) && !Timestamps.isSince(created, now.plus(CLOCK_SKEW)));
    }

    /**
     * The key of a ticket that follows {@code earlier} ones of the same contents. Whoever creates the next one at the
     * same time, in this replica or another, sees the same earlier ones and so uses the same key.
     */
    private static String keyAfter(String subject, Optional<Ticket> earlier) {
        return subject + "-" + earlier.map(Ticket::id).orElse(0L);
    }

    /**
     * The key where earlier tickets can't be looked up. It changes over time. Otherwise a second case of that
     * title could not be created for two hours.
     */
    private static String keyAt(String subject, Instant now) {
        return subject + "-at-" + now.getEpochSecond() / SAME_WITHOUT_INTERACTIONS.toSeconds();
    }

    /** The newest follow-up of a closed ticket; it may be closed, too. */
    Optional<Ticket> lastFollowUp(Ticket closed) {
        return tickets.newest(followUpOf(closed.id()));
    }

    /**
     * Creates the follow-up of a closed ticket. It is found again by an external id of its own. Its key names the
     * closed ticket and the last of its follow-ups, so two updates at the same time create one.
     */
    TicketCreation.Created followUp(
            KhorosCaller caller,
            FieldModel model,
            Ticket closed,
            Optional<Ticket> lastFollowUp,
            CaseDraft draft,
            List<Interaction> fresh) {
        Map<Field, Object> values = bodies.values(model, draft, false);
        CaseDraft continued = new CaseDraft(
                String.valueOf(closed.requesterId()),
                Objects.requireNonNullElse(
                        draft.title(),
                        closed.subject() == null || closed.subject().isBlank() ? "Follow-up" : closed.subject()),
                fresh,
                draft.fields());
        TicketChanges.Builder ticket = bodies.newTicket(continued, values);
        bodies.addComment(ticket, caller, fresh);
        String externalId = followUpOf(closed.id());
        ticket.viaFollowupSourceId(closed.id()).externalId(externalId);
        return tickets.create(model, keyAfter(externalId, lastFollowUp), ticket.build(), there -> lastFollowUp
                .filter(last -> last.id().equals(there.id()))
                .isEmpty());
    }

    /** Creates the ticket of a post that belongs to no case. Its key depends on the post alone, so it never changes. */
    Ticket ofPost(FieldModel model, String key, TicketChanges ticket) {
        return once.get(
                key, attempt -> tickets.create(model, key, ticket, any -> true).ticket());
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
}
