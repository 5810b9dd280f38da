package io.khoroszendesk.observe;

import io.khoroszendesk.observe.Prometheus.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which alerts fired in a run, and when they cleared. */
final class Alerts {

    /** Those for which the run exists. */
    private static final Set<String> EXPECTED =
            Set.of("ZendeskFails", "ZendeskBreakerOpen", "ZendeskThrottles", "ZendeskQuotaLow");
    /** Those that the outage may well cause, too. */
    private static final Set<String> POSSIBLE = Set.of("AnswersNearDeadline", "ManyRepeats", "CallsTurnedAway");

    private final Map<String, List<Fired>> byName = new TreeMap<>();
    private final double end;

    /** One firing, in seconds since the start. */
    record Fired(double at, double cleared) {}

    /**
     * @param firing the series of alerts that fire, each value a moment at which one did
     * @param pause the seconds between two values
     * @param end of what was recorded, in seconds since the start: what fires until then has not cleared
     */
    Alerts(List<Series> firing, double start, double pause, double end) {
        this.end = end;
        Map<String, TreeSet<Double>> moments = new TreeMap<>();
        firing.forEach(series -> moments.computeIfAbsent(series.labels().get("alertname"), name -> new TreeSet<>())
                .addAll(series.points().keySet()));
        moments.forEach((name, times) -> byName.put(name, firings(times, start, pause)));
    }

    private static List<Fired> firings(TreeSet<Double> times, double start, double pause) {
        List<Fired> firings = new ArrayList<>();
        double first = times.first();
        for (double time : times) {
            Double next = times.higher(time);
            if (next == null || next - time > 2 * pause) {
                firings.add(new Fired(first - start, time - start + pause));
                first = next == null ? time : next;
            }
        }
        return firings;
    }

    /** Alerts by their names, each with its firings in their order. */
    Map<String, List<Fired>> byName() {
        return byName;
    }

    /** What is not as it should be, in sentences; empty where all is. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (String name : EXPECTED) {
            if (!byName.containsKey(name)) {
                problems.add(name + " should have fired and did not");
            }
        }
        byName.forEach((name, firings) -> {
            if (!EXPECTED.contains(name) && !POSSIBLE.contains(name)) {
                problems.add(name + " fired and should not have");
            }
            if (hasNotCleared(firings.getLast())) {
                problems.add(name + " has not cleared");
            }
        });
        return problems;
    }

    String table() {
        StringBuilder table = new StringBuilder("%-22s %9s %11s%n".formatted("alert", "fired at", "cleared at"));
        byName.forEach((name, firings) -> firings.forEach(fired -> table.append("%-22s %9s %11s%n"
                .formatted(
                        name, Script.clock(fired.at()), hasNotCleared(fired) ? "-" : Script.clock(fired.cleared())))));
        return table.toString();
    }

    private boolean hasNotCleared(Fired fired) {
        return end - fired.cleared() < 1;
    }
}
