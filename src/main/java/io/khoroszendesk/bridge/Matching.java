package io.khoroszendesk.bridge;

import io.khoroszendesk.bridge.BestMatch.Match;
import io.khoroszendesk.bridge.BestMatch.Wanted;
import io.khoroszendesk.bridge.BestMatchConfig.NameOnly;
import io.khoroszendesk.zendesk.Deadline;
import io.khoroszendesk.zendesk.User;
import io.khoroszendesk.zendesk.UserQuery;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Looks for the customers behind a social profile: first, both at once, by e-mail and by stored handle, which are sure; only
 * if these find nobody by phone or order and account numbers, and last by name. Each wave takes at most two searches.
 */
@Singleton
class Matching {

    private static final Logger LOG = Logger.getLogger(Matching.class);

    private final ZendeskClient zendesk;
    private final FieldModels models;
    private final RecentCustomers recent;
    private final BestMatchConfig config;
    private final HandlesConfig handles;
    private final SearchConfig search;

    @Inject
    Matching(
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

    List<User> match(SocialProfile profile) {
        Wanted wanted = Wanted.of(
                profile,
                handles.field(),
                numberFields(),
                search.defaultCountry().orElse(null));
        List<Match> sure =
                rank(wanted, firstWave(wanted)).stream().filter(Match::isSure).toList();
        List<Match> shown = sure.isEmpty() ? secondWave(wanted) : sure;
        if (LOG.isDebugEnabled()) {
            shown.forEach(m ->
                    LOG.debugv("User {0} matches with {1}: {2}", m.user().id().toString(), m.score(), m.reasons()));
        }
        return shown.stream().map(Match::user).limit(config.maxResults()).toList();
    }

    private List<User> firstWave(Wanted wanted) {
        Optional<UserQuery> byEmail = wanted.email()
                .map(email -> UserQuery.customers().and("email", email))
                .filter(query -> !query.isEmpty());
        Optional<UserQuery> byHandle = wanted.handle()
                .filter(handle -> models.keepsHandles())
                .map(this::query)
                .filter(query -> !query.isEmpty());
        if (byEmail.isEmpty() || byHandle.isEmpty()) {
            return byEmail.or(() -> byHandle).map(zendesk::searchUsers).orElse(List.of());
        }
        Future<List<User>> other = Deadline.current().fork(() -> zendesk.searchUsers(byHandle.get()));
        List<User> found = new ArrayList<>(zendesk.searchUsers(byEmail.get()));
        found.addAll(join(other));
        return found;
    }

    private UserQuery query(Handle handle) {
        List<String> values = new ArrayList<>(2);
        if (handle.name() != null) {
            values.add(handle.network() + " " + handle.name());
        }
        if (handle.id() != null) {
            values.add(handle.id());
        }
        return UserQuery.customers().andAny(handles.field(), values);
    }

    private List<Match> secondWave(Wanted wanted) {
        List<UserQuery> queries = new ArrayList<>();
        queries.add(UserQuery.customers()
                .andAny(
                        "phone",
                        wanted.phones().stream()
                                .flatMap(p -> p.forms().stream())
                                .toList()));
        wanted.numberFields().stream()
                .findFirst()
                .ifPresent(field -> queries.add(UserQuery.customers().andAny(field, wanted.numbers())));
        queries.add(UserQuery.customers().and("name", wanted.name() == null ? "" : wanted.name()));
        List<UserQuery> asked =
                queries.stream().filter(query -> !query.isEmpty()).toList();
        List<Match> best = shown(wanted, List.of());
        // The name comes last, and not at all where two better searches were possible: they are what may be spent.
        for (int i = 0; i < asked.size() && i < 2 && best.isEmpty(); i++) {
            best = shown(wanted, zendesk.searchUsers(asked.get(i)));
        }
        return best;
    }

    private List<Match> shown(Wanted wanted, List<User> found) {
        return rank(wanted, found).stream()
                .filter(match -> match.score() >= config.threshold())
                .filter(match -> !match.isByNameAlone() || config.nameOnly() == NameOnly.SHOW)
                .toList();
    }

    private List<Match> rank(Wanted wanted, List<User> found) {
        found.forEach(recent::seen);
        return BestMatch.rank(wanted, recent.merged(found));
    }

    private Set<String> numberFields() {
        Set<String> names = new HashSet<>(config.orderFields().orElse(List.of()));
        names.addAll(config.accountFields().orElse(List.of()));
        Set<String> keys = new HashSet<>();
        names.forEach(name -> models.customer().field(name).map(Field::source).ifPresent(source -> {
            if (source instanceof Field.Source.UserField field) {
                keys.add(field.key());
            }
        }));
        return keys;
    }

    private static List<User> join(Future<List<User>> other) {
        try {
            return other.get(Deadline.current().left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ZendeskException z
                    ? z
                    : new IllegalStateException("a look-up failed", e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            throw ZendeskException.without(ZendeskException.Kind.TIMEOUT, "a look-up took too long", e);
        }
    }
}
