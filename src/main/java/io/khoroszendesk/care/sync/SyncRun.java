package io.khoroszendesk.care.sync;

import io.khoroszendesk.care.api.CareBudget;
import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.push.CareInspection;
import io.khoroszendesk.care.push.CustomerPush;
import io.khoroszendesk.care.push.PushSummary;
import io.khoroszendesk.care.sync.SyncReport.Reached;
import io.khoroszendesk.common.resilience.Backoff;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserExportPage;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One run of {@code sync}. A page of the export is pushed before its cursor is stored. However the run ends, even by a
 * crash, the next one begins at or before the first user who isn't up to date in Care.
 */
@Dependent
class SyncRun {

    /** If this many users fail, the cause is not a single user. */
    private static final int MOST_FAILED = 10_000;

    private static final Duration BETWEEN_RETRIES = Duration.ofMinutes(10);
    private static final Backoff AFTER_FAULTS = new Backoff(Duration.ofSeconds(5), 2, Duration.ofMinutes(5));

    private final UserExport users;
    private final CustomerPush customers;
    private final HandleImport handles;
    private final SyncConfig config;
    private final CareConfig care;
    private final ZendeskConfig zendesk;
    private final CareBudget budget;
    private final CareInspection inspection;
    private final Clock clock;

    private final SyncReport report = new SyncReport();
    private final RecentRows recent = new RecentRows();
    private SyncOptions options;
    private StopSignal stop;
    private SyncStore store;
    private ProgressPrinter progress;
    private SyncState state;
    private JoinedAccounts joined;
    private Instant retried = Instant.EPOCH;

    @Inject
    SyncRun(
            UserExport users,
            CustomerPush customers,
            HandleImport handles,
            SyncConfig config,
            CareConfig care,
            ZendeskConfig zendesk,
            CareBudget budget,
            CareInspection inspection,
            Clock clock) {
        this.users = users;
        this.customers = customers;
        this.handles = handles;
        this.config = config;
        this.care = care;
        this.zendesk = zendesk;
        this.budget = budget;
        this.inspection = inspection;
        this.clock = clock;
    }

    SyncReport report() {
        return report;
    }

    /** The users that are not up to date in Care. */
    Map<Long, String> failed() {
        return state == null ? Map.of() : state.failed();
    }

    /**
     * Runs until everything is pushed. It runs once.
     *
     * @throws io.khoroszendesk.common.resilience.StoppedException if it is stopped
     * @throws SyncException if it can't go on; the message says why
     */
    void run(SyncOptions asked, StopSignal stopSignal, SyncStore states, ProgressPrinter shown) throws SyncException {
        options = asked;
        stop = stopSignal;
        store = states;
        progress = shown;
        state = SyncState.begin(store.read(), account(), options.start());
        joined = new JoinedAccounts(state.joined());
        Optional<String> obstacle = inspection.obstacle(options.dryRun, progress::say);
        if (obstacle.isPresent()) {
            throw new SyncException(obstacle.get());
        }
        progress.begin(users.count(stop, state));
        int faults = 0;
        while (true) {
            try {
                report.reached(Reached.NOTHING);
                // First, so that a push doesn't join again what an agent has split.
                Optional<RuntimeException> fault = back();
                retry();
                export();
                report.reached(Reached.USERS);
                fault.ifPresent(e -> {
                    throw e;
                });
                report.reached(Reached.ALL);
                faults = 0;
                if (!options.follow()) {
                    return;
                }
                stop.sleep(config.poll());
            } catch (ZendeskException e) {
                pauseOrEnd(
                        faults++, FaultSentence.of(e, state.cursor() != null), !e.is(Kind.UNAUTHORIZED, Kind.INVALID));
            } catch (CareException e) {
                pauseOrEnd(faults++, FaultSentence.of(e), FaultSentence.mayPass(e));
            }
        }
    }

    /** The account a state belongs to, because another account's cursor would be meaningless. */
    private String account() {
        return zendesk.subdomain().orElseGet(() -> zendesk.api().getHost()) + " "
                + care.crmKey().orElseThrow();
    }

    /** With {@code --follow}, a temporary failure is waited for; any other failure ends the run with a message. */
    private void pauseOrEnd(int faults, String sentence, boolean mayPass) throws SyncException {
        if (!options.follow() || !mayPass) {
            throw new SyncException(sentence);
        }
        progress.say(sentence + " Trying again.");
        stop.sleep(AFTER_FAULTS.pause(faults));
    }

    /** Pushes again who has failed, and whose account may be joined by now. */
    private void retry() throws SyncException {
        Instant now = clock.instant();
        if (options.dryRun || retried.plus(BETWEEN_RETRIES).isAfter(now)) {
            return;
        }
        Set<Long> again = new LinkedHashSet<>(state.failed().keySet());
        again.addAll(AccountRetry.due(state.later(), now));
        retried = now;
        if (!again.isEmpty()) {
            PushSummary summary = customers.push(stop, again).whole();
            report.add(summary);
            keep(state.with(summary.failures()).trying(later(again, summary)));
        }
    }

    private Map<Long, AccountRetry> later(Collection<Long> pushed, PushSummary summary) {
        if (config.back()) {
            joined.add(summary.joined());
        }
        Map<Long, AccountRetry> later = AccountRetry.after(state.later(), pushed, summary.unsettled(), clock.instant());
        report.waiting(later.size());
        return later;
    }

    private void export() throws SyncException {
        Set<String> ends = new HashSet<>();
        while (true) {
            stop.check();
            UserExportPage page = users.next(stop, state);
            List<User> fresh = recent.fresh(page.users());
            PushSummary summary = options.dryRun ? CustomerPush.plan(fresh) : customers.pushUsers(stop, fresh);
            report.broken(fresh.size(), summary);
            summary.whole();
            report.broken(0, PushSummary.nothing());
            report.read(page.users().size(), page.users().size() - fresh.size());
            report.add(summary);
            keep(state.after(page.after(), UserExport.lastChange(page, state), failedAfter(fresh, summary))
                    .trying(later(fresh.stream().map(User::id).toList(), summary)));
            recent.add(fresh);
            if (!page.users().isEmpty()) {
                progress.reached(report.rows(), budget.made(), budget.perMinute());
            }
            if (page.isLast()) {
                return;
            }
            if (!ends.add(page.after())) {
                throw new SyncException(
                        "Zendesk's export of users leads back to a page that was read already, so it would"
                                + " never end. Please tell Zendesk's support.");
            }
        }
    }

    /** Takes over what Care's agents have done; a failure, which keeps nobody from being pushed, is returned. */
    private Optional<RuntimeException> back() throws SyncException {
        if (!config.back()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Instant from = state.back() == null ? HandleImport.beginning(now) : Instant.ofEpochMilli(state.back());
        try {
            handles.run(stop, from, now, joined, end -> keep(state.backUntil(end.toEpochMilli())), report);
            return Optional.empty();
        } catch (ZendeskException | CareException e) {
            return Optional.of(e);
        }
    }

    private Map<Long, String> failedAfter(List<User> pushed, PushSummary summary) throws SyncException {
        Map<Long, String> failed = new LinkedHashMap<>(state.failed());
        if (!options.dryRun) {
            pushed.forEach(user -> failed.remove(user.id()));
        }
        failed.putAll(summary.failures());
        if (failed.size() > MOST_FAILED) {
            throw new SyncException("More than " + MOST_FAILED + " users can't be pushed, lately for this reason: "
                    + summary.failures().values().iterator().next() + " Put that right and run sync again.");
        }
        return failed;
    }

    private void keep(SyncState next) throws SyncException {
        state = next.remembering(joined.stored());
        if (!options.dryRun) {
            store.write(state);
        }
    }
}
