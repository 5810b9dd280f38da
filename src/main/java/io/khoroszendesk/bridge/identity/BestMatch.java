package io.khoroszendesk.bridge.identity;

import io.khoroszendesk.bridge.api.SocialProfile;
import io.khoroszendesk.bridge.fields.Field;
import io.khoroszendesk.bridge.fields.FieldModels;
import io.khoroszendesk.bridge.fields.HandlesConfig;
import io.khoroszendesk.bridge.identity.BestMatchConfig.NameOnly;
import io.khoroszendesk.bridge.identity.MatchScore.Match;
import io.khoroszendesk.bridge.identity.MatchScore.Reason;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineExceededException;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.Identity;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserQuery;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Finds the customers who may be the person of a social profile. The first wave searches by e-mail and by stored handle
 * at once, which are exact. Only if it finds nobody, later waves search by phone, then by account and order numbers,
 * and last by name. Each wave takes at most two calls.
 */
@Singleton
public class BestMatch {

    private static final int MOST_CALLS = 2;

    private final ZendeskClient zendesk;
    private final FieldModels models;
    private final RecentCustomers recent;
    private final BestMatchConfig config;
    private final HandlesConfig handles;
    private final SearchConfig search;

    @Inject
    public BestMatch(
            ZendeskClient zendesk,
            FieldModels models,
            RecentCustomers recent,
            BestMatchConfig config,
            HandlesConfig handles,
            SearchConfig search) {
        this.zendesk = zendesk;
        this.models = models;
        this.recent = recent;
        this.config = config;
        this.handles = handles;
        this.search = search;
    }

    /** The hits of the first wave. Zendesk matches loosely, so they may only resemble the address or the handle. */
    private record Hits(List<User> byEmail, List<User> byHandle) {

        List<User> all() {
            List<User> all = new ArrayList<>(byEmail);
            all.addAll(byHandle);
            return all;
        }
    }

    public List<MatchedUser> match(SocialProfile profile) {
        Wanted wanted = Wanted.of(
                profile,
                handles.field(),
                keys(config.accountFields()),
                keys(config.orderFields()),
                search.defaultCountry().orElse(null));
        MatchLog.profile(wanted);
        Hits hits = recent.besideThoseOfOthers(() -> firstWave(wanted));
        List<Match> exact = exact(wanted, hits.all());
        List<Match> best = exact.isEmpty() ? secondWave(wanted, hits) : withSharers(wanted, hits, exact);
        List<Match> shown = best.stream().limit(config.maxResults()).toList();
        MatchLog.shown(shown);
        return shown.stream().map(MatchedUser::of).toList();
    }

    /**
     * The customers who have an account: none if the tenant doesn't store handles, several if the owner is ambiguous.
     */
    public List<User> owners(Handle handle) {
        UserQuery query = query(handle);
        List<User> found =
                recent.besideThoseOfOthers(() -> !models.keepsHandles() || query.isEmpty() ? List.of() : find(query));
        return recent.merged(found).stream()
                .filter(user -> user.isEndUser() && user.isActive())
                .filter(user ->
                        Handle.ofLines(user.fieldText(handles.field())).stream().anyMatch(handle::same))
                .toList();
    }

    private Hits firstWave(Wanted wanted) {
        Optional<UserQuery> byEmail = wanted.email()
                .map(email -> UserQuery.customers().and("email", email))
                .filter(query -> !query.isEmpty());
        Optional<UserQuery> byHandle = wanted.handle()
                .filter(handle -> models.keepsHandles())
                .map(this::query)
                .filter(query -> !query.isEmpty());
        if (byEmail.isEmpty() || byHandle.isEmpty()) {
            return new Hits(
                    byEmail.map(this::find).orElse(List.of()),
                    byHandle.map(this::find).orElse(List.of()));
        }
        Future<List<User>> other = Deadline.current().fork(() -> find(byHandle.get()));
        try {
            return new Hits(find(byEmail.get()), Deadline.current().await(other, "a look-up"));
        } catch (DeadlineExceededException e) {
            throw ZendeskException.of(e);
        }
    }

    private UserQuery query(Handle handle) {
        List<String> values = new ArrayList<>(2);
        handle.searchTerm().ifPresent(values::add);
        if (handle.id() != null) {
            values.add(handle.id());
        }
        return UserQuery.customers().andAny(handles.field(), values);
    }

    /** Where one customer has the address as the primary one, another who shares it may have it as a secondary one. */
    private List<Match> withSharers(Wanted wanted, Hits hits, List<Match> exact) {
        if (exact.stream().noneMatch(match -> match.reasons().contains(Reason.EMAIL))) {
            return exact;
        }
        return perhapsOwner(wanted, hits.byEmail())
                .filter(user -> address(user.id(), wanted.email().orElseThrow()).isPresent())
                .map(user -> exact(wanted.ownedBy(user.id(), true), hits.all()))
                .orElse(exact);
    }

    private List<Match> secondWave(Wanted wanted, Hits hits) {
        int calls = 0;
        Optional<User> perhapsOwner = perhapsOwner(wanted, hits.byEmail());
        if (perhapsOwner.isPresent()) {
            calls++;
            long id = perhapsOwner.get().id();
            Optional<Identity> address = address(id, wanted.email().orElseThrow());
            if (address.isPresent()) {
                return exact(wanted.ownedBy(id, address.get().isShared()), hits.all());
            }
        }
        List<User> found = hits.all();
        List<Match> best = shown(wanted, found);
        for (UserQuery query : weakerQueries(wanted)) {
            // A match by name alone doesn't end the search, because the owner of the phone number may be someone else.
            if (calls++ == MOST_CALLS || !best.stream().allMatch(Match::isByNameAlone)) {
                break;
            }
            found.addAll(find(query));
            best = shown(wanted, found);
        }
        return best;
    }

    /**
     * The remaining queries, most valuable first. The name comes last, and is left out if its matches would be hidden.
     */
    private List<UserQuery> weakerQueries(Wanted wanted) {
        List<UserQuery> queries = new ArrayList<>();
        queries.add(UserQuery.customers()
                .andAny(
                        "phone",
                        wanted.phones().stream()
                                .flatMap(phone -> phone.forms().stream())
                                .toList()));
        wanted.numbers()
                .forEach((field, numbers) -> queries.add(UserQuery.customers()
                        .andAny(field, numbers.stream().sorted().toList())));
        queries.removeIf(UserQuery::isEmpty);
        UserQuery byName = UserQuery.customers().and("name", PersonNames.plain(wanted.name()));
        if (!byName.isEmpty() && (config.nameOnly() == NameOnly.SHOW || !queries.isEmpty())) {
            queries.add(byName);
        }
        return queries;
    }

    /**
     * Zendesk finds users by any of their addresses but shows the primary one only. A hit whose primary address doesn't
     * begin with the wanted one may have it as a secondary address. The first of these hits is checked.
     */
    private Optional<User> perhapsOwner(Wanted wanted, List<User> byEmail) {
        Set<Long> ids = byEmail.stream().map(User::id).collect(Collectors.toSet());
        return recent.merged(byEmail).stream()
                .filter(user -> ids.contains(user.id()) && user.isEndUser() && user.isActive())
                .filter(user -> EmailAddresses.normal(user.email())
                        .filter(email -> email.startsWith(wanted.email().orElseThrow()))
                        .isEmpty())
                .findFirst();
    }

    private Optional<Identity> address(long user, String email) {
        return ZendeskException.ifThere(() -> zendesk.identities(user)).orElse(List.of()).stream()
                .filter(Identity::isEmail)
                .filter(identity -> EmailAddresses.same(email, identity.value()))
                .findFirst();
    }

    private List<Match> exact(Wanted wanted, List<User> found) {
        return rank(wanted, found).stream().filter(Match::isExact).toList();
    }

    private List<Match> shown(Wanted wanted, List<User> found) {
        List<Match> ranked = rank(wanted, found);
        List<Match> shown = ranked.stream()
                .filter(match -> match.score() >= config.threshold())
                .filter(match -> !match.isByNameAlone() || config.nameOnly() == NameOnly.SHOW)
                .toList();
        MatchLog.hidden(ranked, shown, config.threshold());
        return shown;
    }

    private List<Match> rank(Wanted wanted, List<User> found) {
        Collection<User> candidates = recent.merged(found);
        List<Match> matches = MatchScore.rank(wanted, candidates);
        MatchLog.ranked(candidates, matches);
        return matches;
    }

    private List<User> find(UserQuery query) {
        List<User> found = zendesk.searchUsers(query);
        MatchLog.found(query, found);
        found.forEach(recent::seen);
        return found;
    }

    /** The keys of the user fields that belong to these names of customer fields. */
    private Set<String> keys(Optional<List<String>> names) {
        Set<String> keys = new LinkedHashSet<>();
        names.orElse(List.of())
                .forEach(
                        name -> models.customer().field(name).map(Field::source).ifPresent(source -> {
                            if (source instanceof Field.Source.UserField field) {
                                keys.add(field.key());
                            }
                        }));
        return keys;
    }
}
