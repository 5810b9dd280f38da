package io.khoroszendesk.match;

import java.util.List;

/**
 * How good some answers are.
 *
 * @param precision the share of answers whose first customer is right; 1 where nobody was shown
 * @param recall the share of profiles with somebody behind them who is among the first ten; 1 where nobody is
 * @param wrongFirst how often the first customer is not the right one
 * @param wrongSure how many customers count as sure and are not right
 */
record Figures(
        int profiles,
        long answered,
        long findable,
        double precision,
        double recall,
        long wrongFirst,
        long wrongSure,
        double meanCalls,
        int mostCalls) {

    static Figures of(List<Outcome> outcomes) {
        long answered = outcomes.stream().filter(Outcome::isAnswered).count();
        long rightFirst = outcomes.stream().filter(Outcome::isRightFirst).count();
        long findable = outcomes.stream().filter(Outcome::hasSomebody).count();
        return new Figures(
                outcomes.size(),
                answered,
                findable,
                share(rightFirst, answered),
                share(outcomes.stream().filter(Outcome::isRightAmongTen).count(), findable),
                answered - rightFirst,
                outcomes.stream().mapToLong(Outcome::wrongSure).sum(),
                outcomes.stream().mapToInt(Outcome::calls).average().orElse(0),
                outcomes.stream().mapToInt(Outcome::calls).max().orElse(0));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
