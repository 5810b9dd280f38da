package io.khoroszendesk.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether anything has grown without end.
 *
 * @param measured what was measured from the start on
 * @param warmUp seconds at the start that are not judged
 * @param end seconds after which nothing is judged any more
 * @param cycle seconds after which all that happens to Zendesk happens again
 */
record Verdict(Map<Quantity, Series> measured, double warmUp, double end, double cycle) {

    /** In hours. */
    private double judgedTime() {
        return (end - warmUp) / 3600;
    }

    /** The steepest slope that is taken for none, an hour. */
    double limit(Quantity quantity) {
        return quantity.mayRise() / judgedTime();
    }

    double slope(Quantity quantity) {
        return judged(quantity).slope(cycle);
    }

    private Series judged(Quantity quantity) {
        return measured.getOrDefault(quantity, new Series()).after(warmUp);
    }

    /** What grows, in sentences; empty where nothing does. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Quantity quantity : measured.keySet()) {
            double slope = slope(quantity);
            if (Double.isNaN(slope)) {
                problems.add("%s: too little was measured for a slope".formatted(quantity.label()));
            } else if (slope > limit(quantity)) {
                problems.add(String.format(
                        Locale.ROOT,
                        "%s: grows by %.1f an hour. The limit is %.1f, a rise of %.0f in the %.0f minutes that are "
                                + "judged; some is allowed because %s",
                        quantity.label(),
                        slope,
                        limit(quantity),
                        quantity.mayRise(),
                        judgedTime() * 60,
                        quantity.why()));
            }
        }
        return problems;
    }

    /** A row for each quantity, as a page has it. */
    String table() {
        StringBuilder table = new StringBuilder(
                "| | half of the time at most | at most | slope, an hour | limit, an hour |\n|---|---|---|---|---|\n");
        measured.keySet().stream()
                .sorted()
                .forEach(quantity -> table.append(String.format(
                        Locale.ROOT,
                        "| %s | %.0f | %.0f | %+.1f | %.1f |%n",
                        quantity.label(),
                        judged(quantity).median(),
                        judged(quantity).largest(),
                        slope(quantity),
                        limit(quantity))));
        return table.toString();
    }
}
