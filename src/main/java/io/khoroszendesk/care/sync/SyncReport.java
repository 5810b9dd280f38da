package io.khoroszendesk.care.sync;

import io.khoroszendesk.care.push.PushSummary;
import io.khoroszendesk.care.push.PushSummary.Ending;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The numbers of a run. */
final class SyncReport {

    private static final int IDS_SHOWN = 5;

    private PushSummary pushed = PushSummary.nothing();
    private final Map<String, Integer> back = new TreeMap<>();
    private long read;
    private long repeated;
    private boolean whole;

    /** Counts {@code rows} read from the export, of which {@code again} were already pushed in this run. */
    void read(int rows, int again) {
        read += rows;
        repeated += again;
    }

    void add(PushSummary summary) {
        pushed = pushed.plus(summary);
    }

    /** Counts the outcome for a handle that Care's agents have joined with a customer. */
    void back(String outcome) {
        back.merge(outcome, 1, Integer::sum);
    }

    /** Notes whether the run has reached the last user, so that it can speak of all of them. */
    void isWhole(boolean reached) {
        whole = reached;
    }

    long rows() {
        return read;
    }

    /** {@code failed} are the users that are not up to date in Care, including those of earlier runs. */
    void print(PrintStream out, Map<Long, String> failed, boolean dryRun) {
        out.printf(Locale.ROOT, "%,d users read, %,d of them repeated.%n", read, repeated);
        for (Ending ending : Ending.values()) {
            int count = pushed.counts().getOrDefault(ending, 0);
            if (count > 0) {
                out.printf(Locale.ROOT, "%,9d %s%n", count, dryRun ? ending.plan() : ending.words());
            }
        }
        pushed.notJoined()
                .forEach((reason, count) -> out.printf(
                        Locale.ROOT, "%,9d %s not joined: %s%n", count, count == 1 ? "account" : "accounts", reason));
        back.forEach((outcome, count) -> out.printf(
                Locale.ROOT,
                "%,9d %s joined by Care's agents: %s%n",
                count,
                count == 1 ? "handle" : "handles",
                outcome));
        byReason(failed)
                .forEach((reason, ids) ->
                        out.printf(Locale.ROOT, "%,9d failed: %s (%s)%n", ids.size(), reason, shown(ids)));
        if (!failed.isEmpty() && !dryRun) {
            out.printf(Locale.ROOT, "%,d users are not right in Care; the next run tries them again.%n", failed.size());
        }
        if (dryRun) {
            out.println("A dry run: nothing was changed.");
        } else if (!whole) {
            out.println("The run has ended before it reached the last user.");
        } else if (failed.isEmpty()) {
            out.println("All of them are right in Care.");
        }
    }

    private static Map<String, List<Long>> byReason(Map<Long, String> failed) {
        return failed.keySet().stream().collect(Collectors.groupingBy(failed::get, TreeMap::new, Collectors.toList()));
    }

    private static String shown(List<Long> ids) {
        String some = ids.stream().limit(IDS_SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return (ids.size() == 1 ? "user " : "users ") + some + (ids.size() > IDS_SHOWN ? ", …" : "");
    }
}
