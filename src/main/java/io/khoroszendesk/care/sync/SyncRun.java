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

    private static final Duration BETWEEN_RETRIES = Duration.ofMinutes(10);
    private static final Backoff AFTER_FAULTS = new Backoff(Duration.ofSeconds(5), 2, Duration.ofMinutes(5));

    private final UserExport users;
    private final CustomerPush customers;
    private final HandleImport handles;
    private final TicketSync tickets;
    private final Erasures erasures;
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
    private ProgressPrinter progress;
    private SyncProgress kept;
    private Instant retried = Instant.EPOCH;

    @Inject
    SyncRun(
            UserExport users,
            CustomerPush customers,
            HandleImport handles,
            TicketSync tickets,
            Erasures erasures,
            SyncConfig config,
            CareConfig care,
            ZendeskConfig zendesk,
            CareBudget budget,
            CareInspection inspection,
            Clock clock) {
        this.users = users;
        this.customers = customers;
        this.handles = handles;
        this.tickets = tickets;
        this.erasures = erasures;
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

    /** Whether it has come so far that its numbers tell something. */
    boolean hasBegun() {
        return kept != null;
    }

    /** The users that are not up to date in Care. */
    Map<Long, String> failed() {
        return kept == null ? Map.of() : kept.state().failed();
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
        progress = shown;
        kept = new SyncProgress(states, SyncState.begin(states.read(), account(), options.start()), options.dryRun);
        report.erasing(kept.state().erasures());
        Optional<String> obstacle = inspection.obstacle(options.dryRun, progress::say);
        if (obstacle.isPresent()) {
            throw new SyncException(obstacle.get());
        }
        progress.begin(users.count(stop, kept.state()));
        int faults = 0;
        while (true) {
            try {
                report.reached(Reached.NOTHING);
                // First, so that a push doesn't join again what an agent has split.
                Optional<RuntimeException> fault = back();
                retry();
                export();
                tickets.run(stop, kept, report);
                erasures.run(stop, kept, report);
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
                        faults++,
                        FaultSentence.of(e, kept.state().cursor() != null),
                        !e.is(Kind.UNAUTHORIZED, Kind.INVALID));
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
        Set<Long> again = new LinkedHashSet<>(kept.state().failed().keySet());
        again.addAll(AccountRetry.due(kept.state().later(), now));
        retried = now;
        if (!again.isEmpty()) {
            PushSummary summary = customers.push(stop, again).whole();
            report.add(summary);
            PushSummary ofTickets = tickets.again(stop, again);
            kept.keep(kept.state()
                    .with(summary.plus(ofTickets).failures())
                    .trying(later(again, summary))
                    .erasing(erasures.after(kept.state().erasures(), List.of(), summary)));
        }
    }

    private Map<Long, AccountRetry> later(Collection<Long> pushed, PushSummary summary) {
        if (config.back()) {
            kept.joined().add(summary.joined());
        }
        Map<Long, AccountRetry> later =
                AccountRetry.after(kept.state().later(), pushed, summary.unsettled(), clock.instant());
        report.waiting(later.size());
        return later;
    }

    private void export() throws SyncException {
        Set<String> ends = new HashSet<>();
        while (true) {
            stop.check();
            UserExportPage page = users.next(stop, kept.state());
            List<User> fresh = recent.fresh(page.users());
            PushSummary summary = options.dryRun ? CustomerPush.plan(fresh) : customers.pushUsers(stop, fresh);
            report.broken(fresh.size(), summary);
            summary.whole();
            report.broken(0, PushSummary.nothing());
            report.read(page.users().size(), page.users().size() - fresh.size());
            report.add(summary);
            kept.keep(kept.state()
                    .after(page.after(), UserExport.lastChange(page, kept.state()), kept.failedAfter(fresh, summary))
                    .trying(later(fresh.stream().map(User::id).toList(), summary))
                    .erasing(erasures.after(kept.state().erasures(), fresh, summary)));
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
        Long before = kept.state().back();
        Instant from = before == null ? HandleImport.beginning(now) : Instant.ofEpochMilli(before);
        try {
            handles.run(
                    stop,
                    from,
                    now,
                    kept.joined(),
                    end -> kept.keep(kept.state().backUntil(end.toEpochMilli())),
                    report);
            return Optional.empty();
        } catch (ZendeskException | CareException e) {
            return Optional.of(e);
        }
    }
}
