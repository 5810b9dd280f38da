package io.khoroszendesk.replicas;

import java.time.Duration;

/**
 * What came of rounds of one kind.
 *
 * @param doubled things that are there more often than they should be
 * @param lost things that should be there, and aren't
 * @param errors first answers that were no success
 * @param longest the longest time that an answer took
 */
record Tally(int rounds, int doubled, int lost, int errors, Duration longest) {

    static final Tally NONE = new Tally(0, 0, 0, 0, Duration.ZERO);

    /** A round that has been played. */
    static final Tally ROUND = new Tally(1, 0, 0, 0, Duration.ZERO);
    /** A first answer that was no success. */
    static final Tally ERROR = new Tally(0, 0, 0, 1, Duration.ZERO);

    static Tally doubled(int count) {
        return new Tally(0, count, 0, 0, Duration.ZERO);
    }

    static Tally lost(int count) {
        return new Tally(0, 0, count, 0, Duration.ZERO);
    }

    static Tally took(Duration time) {
        return new Tally(0, 0, 0, 0, time);
    }

    Tally plus(Tally other) {
        return new Tally(
                rounds + other.rounds,
                doubled + other.doubled,
                lost + other.lost,
                errors + other.errors,
                longest.compareTo(other.longest) > 0 ? longest : other.longest);
    }
}
