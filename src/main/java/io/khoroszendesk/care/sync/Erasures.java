package io.khoroszendesk.care.sync;

import io.khoroszendesk.care.api.AuthorAccount;
import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.api.CareException.Kind;
import io.khoroszendesk.care.gdpr.GdprClient;
import io.khoroszendesk.care.gdpr.GdprConfig;
import io.khoroszendesk.care.push.AuthorPush;
import io.khoroszendesk.care.push.Detachment;
import io.khoroszendesk.care.push.PushResult;
import io.khoroszendesk.care.push.PushSummary;
import io.khoroszendesk.common.log.Plural;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.zendesk.UserExportClient;
import io.khoroszendesk.zendesk.background.BackgroundCalls;
import io.khoroszendesk.zendesk.model.User;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Erases in Care whom Zendesk has deleted permanently: what was pushed is emptied, the author is split off the person, and
 * with an account for it the author's deletion is filed and followed. Zendesk has no event for it and doesn't say that its
 * export shows it, so of every deleted user of whom Care has an author it is asked once a day, for at most 45 days.
 */
@Singleton
class Erasures {

    private static final int MOST_USERS = 10_000;
    private static final int MOST_AT_ONCE = 100;
    private static final Duration SOON = Duration.ofHours(1);
    private static final Duration DAILY = Duration.ofDays(1);
    /** The name that Zendesk gives such users in its lists. */
    private static final String DELETED = "Permanently Deleted User";

    private final CareClient care;
    private final CareConfig config;
    private final AuthorPush authors;
    private final GdprClient gdpr;
    private final GdprConfig gdprConfig;
    private final UserExportClient zendesk;
    private final BackgroundCalls asking;
    private final Clock clock;

    @Inject
    Erasures(
            CareClient care,
            CareConfig config,
            AuthorPush authors,
            GdprClient gdpr,
            GdprConfig gdprConfig,
            UserExportClient zendesk,
            BackgroundCalls asking,
            Clock clock) {
        this.care = care;
        this.config = config;
        this.authors = authors;
        this.gdpr = gdpr;
        this.gdprConfig = gdprConfig;
        this.zendesk = zendesk;
        this.asking = asking;
        this.clock = clock;
    }

    /** Whom to look after, after a push of these users. */
    Map<Long, Erasure> after(Map<Long, Erasure> before, Collection<User> pushed, PushSummary summary) {
        Instant now = clock.instant();
        Map<Long, Erasure> after = new LinkedHashMap<>(before);
        for (Long user : summary.gone()) {
            if (after.size() < MOST_USERS) {
                after.putIfAbsent(user, Erasure.begun(now, SOON));
            }
        }
        for (User user : pushed) {
            Erasure known = after.get(user.id());
            if (known != null && user.isActive()) {
                after.remove(user.id());
            } else if (known != null && known.request() == null && DELETED.equals(user.name())) {
                after.put(user.id(), known.due());
            }
        }
        return after;
    }

    /**
     * Takes the next step for whoever is due, at most {@value #MOST_AT_ONCE} users.
     *
     * @throws CareException if Care can't be called at all
     * @throws io.khoroszendesk.zendesk.model.ZendeskException if Zendesk can't be asked
     */
    void run(StopSignal stop, SyncProgress kept, SyncReport report) throws SyncException {
        if (kept.isDry()) {
            plan(kept.state().erasures().values(), report);
            return;
        }
        Instant now = clock.instant();
        List<Long> due = kept.state().erasures().entrySet().stream()
                .filter(entry -> entry.getValue().isDue(now))
                .map(Map.Entry::getKey)
                .limit(MOST_AT_ONCE)
                .toList();
        for (Long user : due) {
            stop.check();
            Map<Long, Erasure> erasures = new LinkedHashMap<>(kept.state().erasures());
            Optional<Erasure> next = step(stop, user, erasures.remove(user), report);
            next.ifPresent(erasure -> erasures.put(user, erasure));
            kept.keep(kept.state().erasing(erasures));
        }
        report.erasing(kept.state().erasures());
    }

    /** What a run would do now, as far as this is known without asking. */
    private void plan(Collection<Erasure> erasures, SyncReport report) {
        Instant now = clock.instant();
        long due = erasures.stream()
                .filter(erasure -> erasure.request() == null && erasure.isDue(now))
                .count();
        if (due > 0) {
            report.planned("Zendesk would be asked of " + Plural.of(due, "deleted user")
                    + Plural.word(due, " whether it is", " whether they are")
                    + " deleted permanently. Who is would be emptied in Care"
                    + (gdprConfig.isConfigured() ? ", and the deletion filed." : "."));
        }
        long filed = erasures.stream()
                .filter(erasure -> erasure.request() != null && erasure.isDue(now))
                .count();
        if (filed > 0) {
            report.planned("Khoros would be asked how far " + filed + " filed deletions have come.");
        }
    }

    /** The erasure after its next step; empty if it is over. */
    private Optional<Erasure> step(StopSignal stop, long user, Erasure erasure, SyncReport report) {
        Instant now = clock.instant();
        try {
            if (erasure.request() != null) {
                return follow(erasure, report);
            }
            if (asking.zendesk(stop, () -> zendesk.isDeletedPermanently(user))) {
                return erase(user, erasure, report);
            }
            return erasure.isOld(now) ? Optional.empty() : Optional.of(erasure.after(now, DAILY));
        } catch (CareException e) {
            if (e.concernsAll()) {
                throw e;
            }
            return Optional.of(erasure.failed(now, SOON, e.getMessage()));
        }
    }

    private Optional<Erasure> erase(long user, Erasure erasure, SyncReport report) {
        String customer = String.valueOf(user);
        Optional<AuthorAccount> author = care.owners(care.crm(customer)).stream()
                .flatMap(person -> person.handles().stream())
                .filter(handle -> handle.isOfCrm(config.crmKey().orElseThrow()) && customer.equals(handle.id()))
                .filter(handle -> !handle.isScrubbed())
                .findFirst();
        if (author.isEmpty()) {
            report.erased("nothing of them in Care");
            return Optional.empty();
        }
        PushResult emptied = authors.empty(author.get());
        emptied.broken().ifPresent(fault -> {
            throw fault;
        });
        if (!emptied.failed().isEmpty()) {
            return Optional.of(erasure.failed(
                    clock.instant(), SOON, emptied.failed().getFirst().reason()));
        }
        Detachment detachment = authors.detach(customer);
        report.erased("emptied in Care");
        Erasure emptiedOne = detachment.outcome() == Detachment.Outcome.IMPOSSIBLE
                ? erasure.failed(clock.instant(), DAILY, detachment.words())
                : erasure.after(clock.instant(), DAILY);
        if (gdprConfig.isConfigured()) {
            return file(author.get(), emptiedOne, report);
        }
        return emptiedOne.fault() == null ? Optional.empty() : unlessOld(emptiedOne);
    }

    private Optional<Erasure> file(AuthorAccount author, Erasure erasure, SyncReport report) {
        if (author.lswUuid() == null) {
            return unlessOld(erasure.failed(
                    clock.instant(),
                    DAILY,
                    "Care doesn't tell its own id of the author, so no deletion can be filed."));
        }
        try {
            String request = gdpr.file(author.lswUuid());
            report.erased("deletion filed with Khoros");
            return Optional.of(erasure.filed(clock.instant(), SOON, request));
        } catch (CareException e) {
            return later(erasure, e);
        }
    }

    private Optional<Erasure> follow(Erasure erasure, SyncReport report) {
        try {
            GdprClient.Status status = gdpr.status(erasure.request());
            if (status == GdprClient.Status.COMPLETED) {
                report.erased("deletion completed by Khoros");
                return Optional.empty();
            }
            if (status == GdprClient.Status.INCOMPLETE) {
                return unlessOld(erasure.failed(
                        clock.instant(),
                        DAILY,
                        "Khoros says INCOMPLETE of the deletion " + erasure.request()
                                + ": ask Khoros Support about it."));
            }
            return Optional.of(erasure.after(clock.instant(), SOON));
        } catch (CareException e) {
            return later(erasure, e);
        }
    }

    /** The account of the GDPR API is another one, so its failures end nothing else. */
    private Optional<Erasure> later(Erasure erasure, CareException e) {
        if (e.is(Kind.STOPPED)) {
            throw e;
        }
        return Optional.of(erasure.failed(clock.instant(), SOON, e.getMessage()));
    }

    /** What only a human can put right is told for as long as it is looked after at all. */
    private Optional<Erasure> unlessOld(Erasure erasure) {
        return Optional.of(erasure).filter(one -> !one.isOld(clock.instant()));
    }
}
