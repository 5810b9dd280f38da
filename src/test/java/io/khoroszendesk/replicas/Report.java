package io.khoroszendesk.replicas;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/** What came of all rounds of one mode, as a table in Markdown. */
final class Report {

    private final Map<Kind, Tally> undisturbed = new LinkedHashMap<>();
    private final Map<Kind, Tally> disturbed = new LinkedHashMap<>();
    private final String mode;

    Report(String mode) {
        this.mode = mode;
    }

    void add(Round round, boolean isUndisturbed) {
        (isUndisturbed ? undisturbed : disturbed)
                .merge(round.kind(), round.findings().tally(), Tally::plus);
    }

    int rounds() {
        return sum(undisturbed, Tally::rounds) + sum(disturbed, Tally::rounds);
    }

    /** Numbers of undisturbed rounds, plus those of disturbed ones where there are any. */
    String table(Iterable<Kind> kinds) {
        StringBuilder table = new StringBuilder("""
                %s: %d rounds, of which %d were disturbed. Numbers after a plus sign are those of disturbed rounds.

                | rounds of this kind | rounds | doubled | lost | errors | longest answer |
                |---|---|---|---|---|---|
                """.formatted(mode, rounds(), sum(disturbed, Tally::rounds)));
        for (Kind kind : kinds) {
            Tally calm = undisturbed.getOrDefault(kind, Tally.NONE);
            Tally rough = disturbed.getOrDefault(kind, Tally.NONE);
            Duration longest = calm.plus(rough).longest();
            table.append("| %s | %s | %s | %s | %s | %.1f s |\n"
                    .formatted(
                            kind.title(),
                            cell(calm, rough, Tally::rounds),
                            cell(calm, rough, Tally::doubled),
                            cell(calm, rough, Tally::lost),
                            cell(calm, rough, Tally::errors),
                            longest.toMillis() / 1000.0));
        }
        return table.toString();
    }

    private static String cell(Tally calm, Tally rough, ToIntFunction<Tally> number) {
        int also = number.applyAsInt(rough);
        return String.format(Locale.ROOT, also == 0 ? "%d" : "%d + %d", number.applyAsInt(calm), also);
    }

    private static int sum(Map<Kind, Tally> tallies, ToIntFunction<Tally> number) {
        return tallies.values().stream().mapToInt(number).sum();
    }
}
