package io.khoroszendesk.care.sync;

import io.khoroszendesk.care.push.PushSummary;
import io.khoroszendesk.zendesk.model.User;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The state of a run, which is stored with each step that was done. In a dry run nothing is stored. */
final class SyncProgress {

    /** If this many users fail, the cause is not a single user. */
    private static final int MOST_FAILED = 10_000;

    private final SyncStore store;
    private final boolean dryRun;
    private final JoinedAccounts joined;
    private SyncState state;

    SyncProgress(SyncStore store, SyncState state, boolean dryRun) {
        this.store = store;
        this.state = state;
        this.dryRun = dryRun;
        this.joined = new JoinedAccounts(state.joined());
    }

    SyncState state() {
        return state;
    }

    JoinedAccounts joined() {
        return joined;
    }

    boolean isDry() {
        return dryRun;
    }

    void keep(SyncState next) throws SyncException {
        state = next.remembering(joined.stored());
        if (!dryRun) {
            store.write(state);
        }
    }

    /** Who is not right in Care after a push of these users. */
    Map<Long, String> failedAfter(Collection<User> pushed, PushSummary summary) throws SyncException {
        Map<Long, String> failed = new LinkedHashMap<>(state.failed());
        if (!dryRun) {
            pushed.forEach(user -> failed.remove(user.id()));
        }
        return failedAnd(failed, summary);
    }

    /** Who is not right in Care, and whoever has failed in this push. */
    Map<Long, String> failedAnd(PushSummary summary) throws SyncException {
        return failedAnd(new LinkedHashMap<>(state.failed()), summary);
    }

    private static Map<Long, String> failedAnd(Map<Long, String> failed, PushSummary summary) throws SyncException {
        failed.putAll(summary.failures());
        if (failed.size() > MOST_FAILED) {
            throw new SyncException("More than " + MOST_FAILED + " users can't be pushed, lately for this reason: "
                    + summary.failures().values().iterator().next() + " Put that right and run sync again.");
        }
        return failed;
    }
}
