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
import java.util.function.Supplier;

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
    private final FurtherAddresses addresses;

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
        this.addresses = new FurtherAddresses(zendesk, recent);
    }

    public List<MatchedUser> match(SocialProfile profile) {
        Wanted wanted = Wanted.of(
                profile,
                handles.field(),
                keys(config.accountFields()),
                keys(config.orderFields()),
                search.defaultCountry().orElse(null));
        MatchLog.profile(wanted);
        FoundUsers found = new FoundUsers(zendesk, recent);
        List<User> byEmail = recent.besideThoseOfOthers(() -> firstWave(wanted, found));
        List<Match> exact = exact(wanted, found);
        List<Match> shown =
                exact.isEmpty() ? secondWave(wanted, byEmail, found) : withSharers(wanted, byEmail, found, exact);
        MatchLog.shown(shown);
        return shown.stream().map(MatchedUser::of).toList();
    }

    /**
     * The customers who have an account: none if the tenant doesn't store handles, several if the owner is ambiguous.
     */
    public List<User> owners(Handle handle) {
        UserQuery query = query(handle);
        FoundUsers found = new FoundUsers(zendesk, recent);
        found.add(
                recent.besideThoseOfOthers(() -> !models.keepsHandles() || query.isEmpty() ? List.of() : find(query)));
        return found.shown(config.maxResults(), users -> users.stream()
                .filter(user -> user.isEndUser() && user.isActive())
                .filter(user ->
                        Handle.ofLines(user.fieldText(handles.field())).stream().anyMatch(handle::same))
                .toList());
    }

    /**
     * The hits by e-mail; those by handle are added to what was found as well. Zendesk matches loosely, so they may only
     * resemble the address or the handle.
     */
    private List<User> firstWave(Wanted wanted, FoundUsers found) {
        Optional<UserQuery> byEmail = wanted.email()
                .map(email -> UserQuery.customers().and("email", email))
                .filter(query -> !query.isEmpty());
        Optional<UserQuery> byHandle = wanted.handle()
                .filter(handle -> models.keepsHandles())
                .map(this::query)
                .filter(query -> !query.isEmpty());
        if (byEmail.isEmpty() || byHandle.isEmpty()) {
            List<User> hits = byEmail.map(this::find).orElse(List.of());
            found.add(hits);
            byHandle.map(this::find).ifPresent(found::add);
            return hits;
        }
        Future<List<User>> other = Deadline.current().fork(() -> find(byHandle.get()));
        try {
            List<User> hits = find(byEmail.get());
            found.add(hits);
            found.add(Deadline.current().await(other, "a look-up"));
            return hits;
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
    private List<Match> withSharers(Wanted wanted, List<User> byEmail, FoundUsers found, List<Match> exact) {
        if (exact.stream().noneMatch(match -> match.reasons().contains(Reason.EMAIL))) {
            return exact;
        }
        return addresses
                .perhapsOwner(wanted, byEmail)
                .filter(user -> addresses.ofUser(wanted, user.id()).isPresent())
                .map(user -> exact(wanted.ownedBy(user.id(), true), found))
                .orElse(exact);
    }

    private List<Match> secondWave(Wanted wanted, List<User> byEmail, FoundUsers found) {
        int calls = 0;
        Optional<User> perhapsOwner = addresses.perhapsOwner(wanted, byEmail);
        if (perhapsOwner.isPresent()) {
            calls++;
            long id = perhapsOwner.get().id();
            Optional<Identity> address = addresses.ofUser(wanted, id);
            if (address.isPresent()) {
                return exact(wanted.ownedBy(id, address.get().isShared()), found);
            }
        }
        for (UserQuery query : weakerQueries(wanted)) {
            if (calls++ == MOST_CALLS) {
                break;
            }
            // A match by name alone doesn't end the search, because the owner of the phone number may be someone else.
            // Who is only remembered is read when they would end it, and not before.
            if (isMoreThanNames(good(wanted, found))) {
                List<Match> shown = shown(wanted, found);
                if (isMoreThanNames(shown)) {
                    return shown;
                }
            }
            found.add(find(query));
        }
        return shown(wanted, found);
    }

    private static boolean isMoreThanNames(List<Match> matches) {
        return !matches.stream().allMatch(Match::isByNameAlone);
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

    private List<Match> exact(Wanted wanted, FoundUsers found) {
        return shown(
                found, () -> rank(wanted, found).stream().filter(Match::isExact).toList());
    }

    private List<Match> shown(Wanted wanted, FoundUsers found) {
        return shown(found, () -> good(wanted, found));
    }

    private List<Match> shown(FoundUsers found, Supplier<List<Match>> choice) {
        return found.shown(config.maxResults(), choice, match -> match.user().id());
    }

    private List<Match> good(Wanted wanted, FoundUsers found) {
        List<Match> ranked = rank(wanted, found);
        List<Match> shown = ranked.stream()
                .filter(match -> match.score() >= config.threshold())
                .filter(match -> !match.isByNameAlone() || config.nameOnly() == NameOnly.SHOW)
                .toList();
        MatchLog.hidden(ranked, shown, config.threshold());
        return shown;
    }

    private static List<Match> rank(Wanted wanted, FoundUsers found) {
        Collection<User> candidates = found.all();
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
