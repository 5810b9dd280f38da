package io.khoroszendesk.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of {@code wrong-settings.txt}.
 *
 * @param settings as they stand there
 * @param expected a part of what the operator is told
 */
record WrongSetting(String settings, String expected) {

    private static final String CARE = "CARE_USERNAME=bot CARE_PASSWORD=care-secret CARE_CRM_KEY=zendesk_1";
    /** The framework may stop a start before the problems of this service are known. */
    private static final String FRAMEWORK = "QUARKUS ";
    /** By these it may do so before any other problem is known. */
    private static final Set<String> ALONE = Set.of("QUARKUS HTTP", "QUARKUS MANAGEMENT", "QUARKUS PROFILE");

    private static final String PROPERTY = "-D";
    /** How many rows one start is given, so that the whole table takes about a minute. */
    private static final int MOST_IN_A_START = 10;

    /** All rows, with these words in place of those in braces. */
    static List<WrongSetting> all(Map<String, String> words) {
        try {
            return Files.readAllLines(Path.of("src/test/resources/wrong-settings.txt")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> filledIn(line.replace("{CARE}", CARE), words))
                    .map(line -> line.split(" \\| ", 2))
                    .map(parts -> new WrongSetting(parts[0], parts[1]))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String filledIn(String line, Map<String, String> words) {
        String filled = line;
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace("{" + word.getKey() + "}", word.getValue());
        }
        return filled;
    }

    /** The rows by the starts that they are tried in. Rows of one start set nothing of the same part of the service. */
    static List<List<WrongSetting>> starts(List<WrongSetting> rows) {
        List<List<WrongSetting>> starts = new ArrayList<>();
        for (WrongSetting row : rows) {
            starts.stream()
                    .filter(start ->
                            start.size() < MOST_IN_A_START && start.stream().noneMatch(row::excludes))
                    .findFirst()
                    .orElseGet(() -> {
                        starts.addLast(new ArrayList<>());
                        return starts.getLast();
                    })
                    .add(row);
        }
        return starts;
    }

    private boolean excludes(WrongSetting other) {
        return isAlone()
                || other.isAlone()
                || isOfFramework() != other.isOfFramework()
                || parts().stream().anyMatch(other.parts()::contains);
    }

    private boolean isAlone() {
        return parts().stream().anyMatch(ALONE::contains);
    }

    private boolean isOfFramework() {
        return parts().stream().anyMatch(part -> part.startsWith(FRAMEWORK));
    }

    /** What its settings are about: the first two words of each. */
    private Set<String> parts() {
        return pairs().map(pair ->
                        pair[0].replace(PROPERTY, "").toUpperCase(Locale.ROOT).split("[^A-Z0-9]"))
                .map(words -> words[0] + " " + words[1])
                .collect(Collectors.toSet());
    }

    /** Its variables. */
    Map<String, String> variables() {
        return pairs().filter(pair -> !pair[0].startsWith(PROPERTY))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** Its settings that are given on the command line. */
    List<String> options() {
        return pairs().filter(pair -> pair[0].startsWith(PROPERTY))
                .map(pair -> pair[0] + "=" + pair[1])
                .toList();
    }

    /** Values may hold blanks, so a setting begins where a name does. */
    private Stream<String[]> pairs() {
        return Arrays.stream(settings.split(" (?=-?[A-Za-z][A-Za-z0-9_.-]+=)")).map(setting -> setting.split("=", 2));
    }

    @Override
    public String toString() {
        return settings;
    }
}
