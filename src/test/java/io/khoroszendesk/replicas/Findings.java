package io.khoroszendesk.replicas;

import java.util.ArrayList;
import java.util.List;

/** What a round has found out so far, from whichever thread. */
final class Findings {

    private final String where;
    private final List<String> violations = new ArrayList<>();
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

    synchronized Tally tally() {
        return tally;
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }
}
