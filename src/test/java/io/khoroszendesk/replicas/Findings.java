package io.khoroszendesk.replicas;

import java.util.ArrayList;
import java.util.List;

/** What a round has found out so far, from whichever thread. */
final class Findings {

    private final String where;
    private final List<String> violations = new ArrayList<>();
    /** What must not be as long as all replicas reached the shared memory. */
    private final List<String> violationsByEngine = new ArrayList<>();

    private Tally tally = Tally.NONE;

    /** Of a round that is called this. */
    Findings(String where) {
        this.where = where;
    }

    synchronized void count(Tally more) {
        tally = tally.plus(more);
    }

    /** Something that must not be. */
    synchronized void violate(String what) {
        violations.add(where + ": " + what);
    }

    /** Something that must not be, provided that no replica had to do without the shared memory meanwhile. */
    synchronized void violateWithEngine(String what) {
        violationsByEngine.add(where + ": " + what);
    }

    /** No replica had to do without the shared memory. */
    synchronized void engineWasReached() {
        violations.addAll(violationsByEngine);
    }

    synchronized Tally tally() {
        return tally;
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }
}
