package io.khoroszendesk.care.sync;

import io.khoroszendesk.care.push.PushSummary;
import io.khoroszendesk.care.push.PushSummary.Ending;
import io.khoroszendesk.common.log.Plural;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The numbers of a run. */
final class SyncReport {

    private static final int IDS_SHOWN = 5;

    private PushSummary pushed = PushSummary.nothing();
    private final Map<String, Integer> back = new TreeMap<>();
    private final Map<String, Integer> split = new TreeMap<>();
    private final Map<String, Integer> erased = new TreeMap<>();
    private final Map<Long, String> notErased = new TreeMap<>();
    private final Set<String> planned = new LinkedHashSet<>();
    private PushSummary ofTickets = PushSummary.nothing();
    private long tickets;
    private int waiting;
    private int deleted;
    private int filed;
    private long read;
    private long repeated;
    private Reached reached = Reached.NOTHING;
    private long inPage;
    private PushSummary page = PushSummary.nothing();

    /** How far a run has come, so that its end speaks only of what it knows. */
    enum Reached {
        /** Not everybody was read. */
        NOTHING,
        /** Everybody was read and pushed, but what Care's agents have joined is not all taken over. */
        USERS,
        ALL
    }

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

    /** Counts the outcome for an account that Care's agents have split off a customer. */
    void split(String outcome) {
        split.merge(outcome, 1, Integer::sum);
    }

    /** Counts tickets that were read from the export. */
    void tickets(int rows) {
        tickets += rows;
    }

    /** Counts the outcome for customers whose tickets have changed. */
    void ticketsPushed(PushSummary summary) {
        ofTickets = ofTickets.plus(summary);
    }

    /** Counts a step of the erasure of a user whom Zendesk has deleted permanently. */
    void erased(String outcome) {
        erased.merge(outcome, 1, Integer::sum);
    }

    /** Notes, as a sentence, what a dry run leaves out. */
    void planned(String sentence) {
        planned.add(sentence);
    }

    /** Notes the erasures that aren't over, by the users' ids, also those whose next step isn't due yet. */
    void erasing(Map<Long, Erasure> under) {
        notErased.clear();
        filed = 0;
        deleted = 0;
        under.forEach((user, erasure) -> {
            if (erasure.fault() != null) {
                notErased.put(user, erasure.fault());
            }
            if (erasure.request() != null) {
                filed++;
            } else if (erasure.fault() == null) {
                deleted++;
            }
        });
    }

    /** Whether somebody is not erased who should be. */
    boolean isAnyNotErased() {
        return !notErased.isEmpty();
    }

    /** Notes how many users are tried again because Care doesn't know an account of theirs yet. */
    void waiting(int users) {
        waiting = users;
    }

    /** Notes a page of so many users that was not pushed to its end, and what was done of it. */
    void broken(int users, PushSummary summary) {
        inPage = users;
        page = summary;
    }

    void reached(Reached place) {
        reached = place;
        if (place != Reached.NOTHING) {
            broken(0, PushSummary.nothing());
        }
    }

    long rows() {
        return read;
    }

    /** What is told at the end. {@code failed} are the users that are not up to date in Care, also those of earlier runs. */
    List<String> lines(Map<Long, String> failed, boolean dryRun) {
        List<String> lines = new ArrayList<>();
        add(lines, "%s read, %,d of them repeated.", Plural.of(read, "user"), repeated);
        for (Ending ending : Ending.values()) {
            int count = pushed.counts().getOrDefault(ending, 0);
            if (count > 0) {
                add(lines, "%,9d %s", count, dryRun ? ending.plan() : ending.words());
            }
        }
        pushed.notJoined().forEach((reason, count) -> counted(lines, count, "account", "not joined: " + reason));
        back.forEach((outcome, count) -> counted(lines, count, "handle", "joined by Care's agents: " + outcome));
        split.forEach((outcome, count) -> counted(lines, count, "account", "split off by Care's agents: " + outcome));
        if (waiting > 0) {
            add(
                    lines,
                    "%,9d %s tried again by later runs because of such an account",
                    waiting,
                    Plural.word(waiting, "user is", "users are"));
        }
        addTickets(lines);
        addErasures(lines);
        byReason(failed).forEach((reason, ids) -> add(lines, "%,9d failed: %s (%s)", ids.size(), reason, shown(ids)));
        if (!failed.isEmpty() && !dryRun) {
            add(
                    lines,
                    "%s not right in Care; the next run tries %s.",
                    Plural.of(failed.size(), "user is", "users are"),
                    Plural.word(failed.size(), "again", "them again"));
        }
        if (reached != Reached.ALL) {
            end(lines);
        } else if (failed.isEmpty() && isAnyNotErased() && !dryRun) {
            lines.add("All others are right in Care; the next runs try again to erase these.");
        } else if (failed.isEmpty() && !dryRun) {
            lines.add(
                    waiting == 0
                            ? "All of them are right in Care."
                            : "All of them are right in Care, but for accounts that Care doesn't know yet.");
        }
        planned.forEach(lines::add);
        if (dryRun) {
            lines.add("A dry run: nothing was changed.");
        }
        return lines;
    }

    private static void add(List<String> lines, String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }

    private void addTickets(List<String> lines) {
        if (tickets > 0) {
            int customers = ofTickets.counts().getOrDefault(Ending.PUSHED, 0);
            add(
                    lines,
                    "%,9d %s read, and told Care of %s",
                    tickets,
                    Plural.noun(tickets, "ticket"),
                    Plural.of(customers, "customer"));
        }
    }

    private void addErasures(List<String> lines) {
        erased.forEach((outcome, count) -> add(lines, "%,9d permanently deleted in Zendesk: %s", count, outcome));
        byReason(notErased)
                .forEach((reason, ids) -> add(lines, "%,9d not erased: %s (%s)", ids.size(), reason, shown(ids)));
        if (filed > 0) {
            add(lines, "%,9d %s under way at Khoros", filed, Plural.noun(filed, "deletion"));
        }
        if (deleted > 0) {
            add(lines, "%,9d deleted or merged, and watched in case Zendesk deletes them permanently", deleted);
        }
    }

    private static void counted(List<String> lines, int count, String noun, String what) {
        add(lines, "%,9d %s %s", count, Plural.noun(count, noun), what);
    }

    private void end(List<String> lines) {
        int done = page.counts().getOrDefault(Ending.PUSHED, 0);
        if (reached == Reached.USERS) {
            lines.add("The run has ended before it had taken over all that Care's agents have joined.");
        } else if (inPage > 0) {
            add(
                    lines,
                    "The run has ended before it reached the last user: of the next %s %,d %s pushed, and whoever"
                            + " follows was not read. The next run begins with these %,d.",
                    Plural.of(inPage, "user"),
                    done,
                    Plural.word(done, "was", "were"),
                    inPage);
        } else {
            lines.add("The run has ended before it reached the last user: whoever follows was not read, and is left"
                    + " to the next run.");
        }
    }

    private static Map<String, List<Long>> byReason(Map<Long, String> failed) {
        return failed.keySet().stream().collect(Collectors.groupingBy(failed::get, TreeMap::new, Collectors.toList()));
    }

    private static String shown(List<Long> ids) {
        String some = ids.stream().limit(IDS_SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return Plural.noun(ids.size(), "user") + " " + some + (ids.size() > IDS_SHOWN ? ", …" : "");
    }
}
