package io.khoroszendesk.situations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of situations in the README of the made-up tenant, which stand between markers that name their section. */
final class SituationTables {

    static final Path README = Path.of("wiremock/README.md");

    private static final Pattern TABLE =
            Pattern.compile("(<!-- situations: ([^>]+) -->\n)(?s:.*?)(<!-- end of the situations -->)");
    private static final String HEAD = "\n| situation | send to the adapter | answer | mappings |\n|---|---|---|---|\n";

    private SituationTables() {}

    /** {@code make situations}: writes them. */
    public static void main(String... arguments) throws IOException {
        Files.writeString(README, written(Files.readString(README), Situation.all()));
    }

    /** The page with its tables as they should be. */
    static String written(String page, List<Situation> situations) {
        return TABLE.matcher(page)
                .replaceAll(match ->
                        Matcher.quoteReplacement(match.group(1) + table(match.group(2), situations) + match.group(3)));
    }

    /** The sections that have a table. */
    static List<String> sections(String page) {
        return TABLE.matcher(page).results().map(match -> match.group(2)).toList();
    }

    private static String table(String section, List<Situation> situations) {
        return situations.stream()
                .filter(row -> row.section().equals(section))
                .map(SituationTables::row)
                .collect(Collectors.joining("", HEAD, "\n"));
    }

    private static String row(Situation row) {
        return "| %s | %s | %s | %s |\n"
                .formatted(row.situation(), row.send(), answers(row.calls()), mappings(row.mappings()));
    }

    private static String answers(List<Call> calls) {
        return calls.stream()
                .filter(call -> !call.path().startsWith("/__admin/"))
                .map(SituationTables::answer)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String answer(Call call) {
        if (call.kind() == Call.Kind.COMMAND) {
            return "exit code " + call.status();
        }
        if (call.status() == Call.NO_ANSWER) {
            return "none";
        }
        return call.status() + (call.error() == null ? "" : " `" + call.error() + "`");
    }

    /** A folder is named once for all of its mappings that stand in a row. */
    private static String mappings(List<String> names) {
        StringBuilder text = new StringBuilder();
        String folder = "";
        for (String name : names) {
            MatchResult parts = parts(name);
            String shown = parts.group(1).equals(folder) ? parts.group(2) : name;
            folder = parts.group(1);
            text.append(text.isEmpty() ? "" : ", ").append('`').append(shown).append('`');
        }
        return text.toString();
    }

    private static MatchResult parts(String name) {
        Matcher matcher = Pattern.compile("(.*/)([^/]+)").matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no mapping: " + name);
        }
        return matcher;
    }
}
