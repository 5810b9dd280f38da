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

    Tally plus(Tally other) {
        return new Tally(
                rounds + other.rounds,
                doubled + other.doubled,
                lost + other.lost,
                errors + other.errors,
                longest.compareTo(other.longest) > 0 ? longest : other.longest);
    }
}
