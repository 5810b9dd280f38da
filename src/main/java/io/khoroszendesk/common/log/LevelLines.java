package io.khoroszendesk.common.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.regex.Pattern;

/**
 * The log levels that a file names, one {@code category=LEVEL} a line. Blank lines and those that begin with {@code #}
 * mean nothing.
 *
 * @param levels levels by category
 * @param problems what is wrong with lines, by their numbers; a line itself is not repeated, because the file may be
 *     another one than was meant
 */
record LevelLines(Map<String, Level> levels, List<String> problems) {

    private static final Pattern OURS = Pattern.compile("io\\.khoroszendesk(\\.\\w+)*");

    private static final Map<String, Level> LEVELS = Map.of(
            "ERROR", org.jboss.logmanager.Level.ERROR,
            "WARN", org.jboss.logmanager.Level.WARN,
            "INFO", org.jboss.logmanager.Level.INFO,
            "DEBUG", org.jboss.logmanager.Level.DEBUG);

    static LevelLines of(String text) {
        Map<String, Level> levels = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R")) {
            number++;
            String stripped = line.strip();
            if (stripped.isEmpty() || stripped.startsWith("#")) {
                continue;
            }
            int sign = stripped.indexOf('=');
            String category = sign < 0 ? "" : stripped.substring(0, sign).strip();
            Level level = LEVELS.get(stripped.substring(sign + 1).strip().toUpperCase(Locale.ROOT));
            if (sign < 0) {
                problems.add("line " + number + " is not category=LEVEL and is ignored");
            } else if (!OURS.matcher(category).matches()) {
                problems.add("line " + number
                        + " doesn't name a category that begins with io.khoroszendesk, and is ignored");
            } else if (level == null) {
                problems.add(
                        "line " + number + " names none of the levels ERROR, WARN, INFO and DEBUG, and is ignored");
            } else {
                levels.put(category, level);
            }
        }
        return new LevelLines(levels, problems);
    }
}
