package io.khoroszendesk.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of {@code wrong-settings.txt}.
 *
 * @param settings as they stand there
 * @param expected a part of what the operator is told
 */
record WrongSetting(String settings, String expected) {

    private static final String CARE = "CARE_USERNAME=bot CARE_PASSWORD=care-secret CARE_CRM_KEY=zendesk_1";

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

    /** Its variables. Values may hold blanks, so a variable begins where a name in capitals does. */
    Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        Arrays.stream(settings.split(" (?=[A-Z][A-Z0-9_]+=)"))
                .map(setting -> setting.split("=", 2))
                .forEach(pair -> variables.put(pair[0], pair[1]));
        return variables;
    }

    @Override
    public String toString() {
        return settings;
    }
}
