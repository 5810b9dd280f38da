package io.khoroszendesk.match;

import io.khoroszendesk.match.LabelledSet.Signal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of the best match, and beside them those of a search by name alone, by group of profiles. */
final class MatchReport {

    private static final String LINE = "%-32s %8s %8s | %5s %6s %6s %6s %6s %5s | %5s %6s %6s%n";

    private final List<Outcome> matched;
    private final List<Outcome> naive;

    MatchReport(List<Outcome> matched, List<Outcome> naive) {
        this.matched = matched;
        this.naive = naive;
    }

    Figures matched(Signal signal) {
        return Figures.of(of(matched, signal));
    }

    Figures naive(Signal signal) {
        return Figures.of(of(naive, signal));
    }

    Figures all() {
        return Figures.of(matched);
    }

    private static List<Outcome> of(List<Outcome> outcomes, Signal signal) {
        return outcomes.stream()
                .filter(outcome -> outcome.profile().signal() == signal)
                .toList();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(line("", "", "", "best", "match", "", "", "", "", "name", "search", ""));
        text.append(line(
                "", "", "somebody", "prec.", "recall", "wrong", "wrong", "calls", "calls", "prec.", "recall", "wrong"));
        text.append(line(
                "group",
                "profiles",
                "is right",
                "at 1",
                "at 10",
                "first",
                "sure",
                "mean",
                "max",
                "at 1",
                "at 10",
                "first"));
        Map<String, List<Outcome>> groups = groups(matched);
        Map<String, List<Outcome>> naiveGroups = groups(naive);
        groups.forEach((group, outcomes) ->
                text.append(line(group, Figures.of(outcomes), Figures.of(naiveGroups.get(group)))));
        text.append(System.lineSeparator());
        text.append(line("a sure signal", matched(Signal.SURE), naive(Signal.SURE)));
        text.append(line("weak signals only", matched(Signal.WEAK), naive(Signal.WEAK)));
        text.append(line("nobody is right", matched(Signal.NONE), naive(Signal.NONE)));
        text.append(line("all", all(), Figures.of(naive)));
        return text.toString();
    }

    /** Profiles for which somebody else came first, nobody, or somebody although nobody is right. */
    String failures() {
        return matched.stream()
                .filter(outcome -> outcome.hasSomebody() ? !outcome.isRightFirst() : outcome.isAnswered())
                .map(outcome -> "  " + outcome.profile().group() + ": "
                        + outcome.profile().body() + " is " + outcome.profile().right() + outcome.right() + ", shown "
                        + outcome.shown())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static Map<String, List<Outcome>> groups(List<Outcome> outcomes) {
        return outcomes.stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.profile().group(), LinkedHashMap::new, Collectors.toList()));
    }

    private static String line(String name, Figures ours, Figures naive) {
        return line(
                name,
                ours.profiles(),
                ours.findable(),
                precision(ours),
                recall(ours),
                ours.wrongFirst(),
                ours.wrongSure(),
                String.format(Locale.ROOT, "%.2f", ours.meanCalls()),
                ours.mostCalls(),
                precision(naive),
                recall(naive),
                naive.wrongFirst());
    }

    private static String precision(Figures figures) {
        return figures.answered() == 0 ? "-" : String.format(Locale.ROOT, "%.3f", figures.precision());
    }

    private static String recall(Figures figures) {
        return figures.findable() == 0 ? "-" : String.format(Locale.ROOT, "%.3f", figures.recall());
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, LINE, cells);
    }
}
