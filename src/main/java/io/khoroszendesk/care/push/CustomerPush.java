package io.khoroszendesk.care.push;

import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.AuthorUpdate;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.push.PushSummary.Ending;
import io.khoroszendesk.care.tickets.CustomerTickets;
import io.khoroszendesk.care.tickets.TicketConfig;
import io.khoroszendesk.care.tickets.TicketFields;
import io.khoroszendesk.common.deadletter.DeadLetter.Kind;
import io.khoroszendesk.common.deadletter.DeadLetters;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.zendesk.AgentLinks;
import io.khoroszendesk.zendesk.UserExportClient;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.background.BackgroundCalls;
import io.khoroszendesk.zendesk.model.Organization;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Updates Care's authors from Zendesk's users. It is idempotent. */
@Singleton
public class CustomerPush {

    private static final int MOST_AT_ONCE = 100;

    private final TicketFields fields;
    private final ZendeskClient zendesk;
    private final UserExportClient export;
    private final BackgroundCalls asking;
    private final OrganizationNames organizations;
    private final VerifiedHandles handles;
    private final AgentLinks links;
    private final AuthorPush authors;
    private final AuthorMapping mapping;
    private final DeadLetters letters;

    @Inject
    CustomerPush(
            TicketConfig tickets,
            ZendeskClient zendesk,
            UserExportClient export,
            BackgroundCalls asking,
            OrganizationNames organizations,
            VerifiedHandles handles,
            AgentLinks links,
            AuthorPush authors,
            AuthorConfig config,
            DeadLetters letters) {
        this.fields = TicketFields.of(tickets);
        this.zendesk = zendesk;
        this.export = export;
        this.asking = asking;
        this.organizations = organizations;
        this.handles = handles;
        this.links = links;
        this.authors = authors;
        this.mapping = AuthorMapping.of(config);
        this.letters = letters;
    }

    /**
     * Reads the users with these ids and pushes them. Users that no longer exist count as deleted.
     *
     * @throws ZendeskException if a call to Zendesk fails; failures of Care are in the summary
     */
    public PushSummary push(StopSignal stop, Collection<Long> ids) {
        return inTurn(ids, some -> pushRead(stop, read(stop, some)));
    }

    /**
     * Reads the users with these ids and pushes them with what is known of their tickets. Accounts are not joined by it,
     * and whoever is no customer any more is left out, because both are what a change of the user is for.
     *
     * @param known the tickets of a customer, which is asked once for each of them
     * @throws ZendeskException if a call to Zendesk fails; failures of Care are in the summary
     */
    public PushSummary pushTickets(StopSignal stop, Collection<Long> ids, LongFunction<CustomerTickets> known) {
        return inTurn(ids, some -> pushTicketsRead(stop, some, known));
    }

    private PushSummary pushTicketsRead(StopSignal stop, List<Long> ids, LongFunction<CustomerTickets> known) {
        stop.check();
        List<User> customers = asking.zendesk(stop, () -> export.users(ids)).stream()
                .filter(user -> user.isActive() && user.isEndUser())
                .toList();
        organizations.learn(stop, customers);
        PushTally tally = new PushTally();
        tally.add(authors.push(customers.stream()
                .map(user ->
                        mapping.with(update(user, List.of()), fields.values(known.apply(user.id()), links::ticket)))
                .toList()));
        return tally.summary();
    }

    /** Pushes as many at once as one call to Zendesk reads, and no more once something affects everybody. */
    private static PushSummary inTurn(Collection<Long> ids, Function<List<Long>, PushSummary> push) {
        PushSummary summary = PushSummary.nothing();
        List<Long> left = List.copyOf(ids);
        for (int start = 0; start < left.size() && summary.broken().isEmpty(); start += MOST_AT_ONCE) {
            summary = summary.plus(push.apply(left.subList(start, Math.min(left.size(), start + MOST_AT_ONCE))));
        }
        return summary;
    }

    /** Pushes users that were just read. If a user occurs several times, the last one counts. */
    public PushSummary pushUsers(StopSignal stop, Collection<User> users) {
        Map<Long, Optional<User>> latest = new LinkedHashMap<>();
        users.forEach(user -> latest.put(user.id(), Optional.of(user)));
        return pushRead(stop, latest);
    }

    /** What a push of users would do, as far as this is known without calling Care. */
    public static PushSummary plan(Collection<User> users) {
        PushTally tally = new PushTally();
        users.forEach(
                user -> tally.count(!user.isActive() ? Ending.SPLIT : user.isEndUser() ? Ending.PUSHED : Ending.STAFF));
        return tally.summary();
    }

    private Map<Long, Optional<User>> read(StopSignal stop, List<Long> ids) {
        Map<Long, Optional<User>> read = new LinkedHashMap<>();
        asking.zendesk(stop, () -> export.users(ids)).stream()
                .filter(user -> ids.contains(user.id()))
                .forEach(user -> read.put(user.id(), Optional.of(user)));
        for (Long id : ids) {
            if (!read.containsKey(id)) {
                read.put(id, one(stop, id));
            }
        }
        return read;
    }

    private Optional<User> one(StopSignal stop, long id) {
        Optional<User> user = ZendeskException.ifThere(() -> asking.zendesk(stop, () -> zendesk.user(id)));
        if (user.isPresent() && user.get().id() != id) {
            throw ZendeskException.without(
                    ZendeskException.Kind.MALFORMED, "its answer about the user " + id + " is about another one", null);
        }
        return user;
    }

    private PushSummary pushRead(StopSignal stop, Map<Long, Optional<User>> users) {
        PushTally tally = new PushTally();
        List<User> present = new ArrayList<>();
        List<Long> gone = new ArrayList<>();
        users.forEach((id, user) -> {
            if (user.isEmpty() || !user.get().isActive()) {
                gone.add(id);
            } else if (user.get().isEndUser()) {
                present.add(user.get());
            } else {
                tally.count(Ending.STAFF);
            }
        });
        organizations.learn(stop, present);
        tally.add(authors.push(present.stream().map(user -> update(stop, user)).toList()));
        for (Long id : gone) {
            if (!tally.isBroken()) {
                stop.check();
                detach(id, tally);
            }
        }
        PushSummary summary = tally.summary();
        settle(users.keySet(), summary);
        return summary;
    }

    /** Whoever is right in Care now needs no retry of an earlier push. */
    private void settle(Set<Long> users, PushSummary summary) {
        if (summary.broken().isEmpty()) {
            letters.settle(
                    Kind.USER,
                    users.stream()
                            .filter(user -> !summary.failures().containsKey(user))
                            .map(String::valueOf)
                            .toList());
        }
    }

    /** What a push of this customer would send, and which accounts it would ask to be joined. */
    public AuthorUpdate preview(StopSignal stop, User user) {
        organizations.learn(stop, List.of(user));
        return update(stop, user);
    }

    private AuthorUpdate update(StopSignal stop, User user) {
        return update(user, handles.hasCandidates(user) ? asking.zendesk(stop, () -> handles.of(user)) : List.of());
    }

    private AuthorUpdate update(User user, List<AuthorRef> joins) {
        Organization organization = organizations.of(user).orElse(null);
        String name = organization == null ? null : organization.name();
        AuthorMapping.Context context = new AuthorMapping.Context(name, user.tags(), links.user(user.id()));
        return mapping.with(mapping.update(user, context, joins), fields.values(organization));
    }

    private void detach(long id, PushTally tally) {
        try {
            tally.add(id, authors.detach(String.valueOf(id)));
        } catch (CareException e) {
            tally.failed(id, e);
        }
    }
}
