package io.khoroszendesk.care.sync;

import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.push.CustomerPush;
import io.khoroszendesk.care.push.PushSummary;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.zendesk.background.BackgroundCalls;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserExportPage;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.Set;

/**
 * One run of {@code sync}. A page of the export is pushed before its cursor is stored. However the run ends, even by a
 * crash, the next one begins at or before the first user who isn't up to date in Care.
 */
final class SyncRun {

    /** Rows pushed in this run that are skipped if the export repeats them. */
    private static final int REMEMBERED_ROWS = 5_000;
    /** If this many users fail, the cause is not a single user. */
    private static final int MOST_FAILED = 10_000;

    private static final Duration BETWEEN_RETRIES = Duration.ofMinutes(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final SyncLifecycle sync;
    private final StopSignal stop;
    private final SyncOptions options;
    private final SyncStore store;
    private final ProgressPrinter progress;
    private final SyncReport report = new SyncReport();
    private final SequencedSet<String> pushedRows = new LinkedHashSet<>();
    private SyncState state;
    private Instant retried = Instant.EPOCH;

    SyncRun(SyncLifecycle sync, StopSignal stop, SyncOptions options, SyncStore store, ProgressPrinter progress) {
        this.sync = sync;
        this.stop = stop;
        this.options = options;
        this.store = store;
        this.progress = progress;
    }

    SyncReport report() {
        return report;
    }

    /** The users that are not up to date in Care. */
    Map<Long, String> failed() {
        return state == null ? Map.of() : state.failed();
    }

    /** Runs until everything is pushed, or until it is stopped. */
    void run() throws SyncException {
        state = begin(store.read());
        progress.begin(expected());
        int faults = 0;
        while (true) {
            try {
                retryFailed();
                export();
                back();
                faults = 0;
                if (!options.follow()) {
                    return;
                }
                stop.sleep(sync.config.poll());
            } catch (ZendeskException e) {
                pauseOrEnd(faults++, zendesk(e), !e.is(Kind.UNAUTHORIZED, Kind.INVALID));
            } catch (CareException e) {
                pauseOrEnd(
                        faults++,
                        e.getMessage(),
                        !e.is(CareException.Kind.UNAUTHORIZED, CareException.Kind.MOVED, CareException.Kind.STOPPED));
            }
        }
    }

    private SyncState begin(Optional<SyncState> kept) throws SyncException {
        Optional<Long> start = options.start();
        if (kept.isEmpty()) {
            return SyncState.from(sync.account(), start.orElse(0L));
        }
        SyncState before = kept.get();
        if (!sync.account().equals(before.account())) {
            throw new SyncException("What ADAPTER_STATE_DIR holds is about another account (" + before.account()
                    + "). Give each account a directory of its own.");
        }
        if (start.isEmpty()) {
            return before;
        }
        long reached = before.position() == null ? before.start() : before.position();
        if (start.get() > reached) {
            throw new SyncException("The last run has come to " + Instant.ofEpochSecond(reached)
                    + "; what has changed between this and --from would be left out. Leave --from out.");
        }
        return before.restarted(start.get());
    }

    private OptionalLong expected() {
        Instant since = state.position() != null
                ? Instant.ofEpochSecond(state.position())
                : state.start() == 0 ? null : Instant.ofEpochSecond(state.start());
        try {
            return OptionalLong.of(sync.asking.zendesk(stop, () -> sync.export.countUsers(since)));
        } catch (ZendeskException e) {
            return OptionalLong.empty();
        }
    }

    /** With {@code --follow}, a temporary failure is waited for; any other failure ends the run with a message. */
    private void pauseOrEnd(int faults, String sentence, boolean mayPass) throws SyncException {
        if (!options.follow() || !mayPass) {
            throw new SyncException(sentence + " What was pushed until now is kept; the next run goes on from there.");
        }
        Duration pause = Duration.ofSeconds(5L << Math.min(faults, 6));
        progress.say(sentence + " Trying again.");
        stop.sleep(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }

    private void retryFailed() throws SyncException {
        Instant now = sync.clock.instant();
        if (options.dryRun
                || state.failed().isEmpty()
                || retried.plus(BETWEEN_RETRIES).isAfter(now)) {
            return;
        }
        PushSummary summary = whole(sync.customers.push(stop, state.failed().keySet()));
        retried = now;
        report.add(summary);
        keep(state.with(summary.failures()));
    }

    private void export() throws SyncException {
        Set<String> ends = new HashSet<>();
        while (true) {
            stop.check();
            sync.pace.await(stop);
            UserExportPage page = sync.asking.zendesk(stop, BackgroundCalls.PATIENT, this::next);
            sync.organizations.add(page.organizations());
            List<User> fresh = page.users().stream()
                    .filter(user -> user.id() != null && !pushedRows.contains(row(user)))
                    .toList();
            PushSummary summary =
                    options.dryRun ? CustomerPush.plan(fresh) : whole(sync.customers.pushUsers(stop, fresh));
            report.read(page.users().size(), page.users().size() - fresh.size());
            report.add(summary);
            keep(state.after(page.after(), position(page), failedAfter(fresh, summary)));
            remember(fresh);
            if (!page.users().isEmpty()) {
                progress.reached(report.rows());
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

    private UserExportPage next() {
        return state.cursor() == null
                ? sync.export.exportUsers(Instant.ofEpochSecond(state.start()), sync.config.pageSize())
                : sync.export.exportUsers(state.cursor(), sync.config.pageSize());
    }

    private void back() throws SyncException {
        if (!sync.config.back()) {
            return;
        }
        Instant now = sync.clock.instant();
        Instant from = state.back() == null ? HandleImport.beginning(now) : Instant.ofEpochMilli(state.back());
        sync.back.run(stop, from, now, end -> keep(state.backUntil(end.toEpochMilli())), report::back);
    }

    /** A failure that affects everyone ends the page. Nothing of it is stored, so all of it is pushed again. */
    private static PushSummary whole(PushSummary summary) {
        summary.broken().ifPresent(fault -> {
            throw fault;
        });
        return summary;
    }

    private Map<Long, String> failedAfter(List<User> users, PushSummary summary) throws SyncException {
        Map<Long, String> failed = new LinkedHashMap<>(state.failed());
        if (!options.dryRun) {
            users.forEach(user -> failed.remove(user.id()));
        }
        failed.putAll(summary.failures());
        if (failed.size() > MOST_FAILED) {
            throw new SyncException("More than " + MOST_FAILED + " users can't be pushed, lately for this reason: "
                    + summary.failures().values().iterator().next() + " Put that right and run sync again.");
        }
        return failed;
    }

    private void keep(SyncState next) throws SyncException {
        if (!options.dryRun) {
            store.write(next);
        }
        state = next;
    }

    private Long position(UserExportPage page) {
        return page.users().stream()
                .map(User::updatedAt)
                .filter(Objects::nonNull)
                .map(time -> Instant.parse(time).getEpochSecond())
                .max(Long::compare)
                .orElse(state.position());
    }

    private void remember(List<User> users) {
        users.forEach(user -> pushedRows.add(row(user)));
        while (pushedRows.size() > REMEMBERED_ROWS) {
            pushedRows.removeFirst();
        }
    }

    private static String row(User user) {
        return user.id() + " " + user.updatedAt();
    }

    private String zendesk(ZendeskException e) {
        return switch (e.kind()) {
            case UNAUTHORIZED -> "Zendesk refuses the export of users: it takes an admin and the scope read.";
            case INVALID ->
                state.cursor() == null
                        ? "Zendesk doesn't take the beginning of the export: " + e.getMessage() + "."
                        : "Zendesk doesn't know any more where the last run has ended: run sync --full, which reads all"
                                + " users anew.";
            case RATE_LIMITED -> "Zendesk's calls are used up by others, and were so for long.";
            default -> "Zendesk can't be asked: " + e.getMessage() + ".";
        };
    }
}
