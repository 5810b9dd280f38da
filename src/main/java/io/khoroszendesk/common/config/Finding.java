package io.khoroszendesk.common.config;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * The result of a check of one subject.
 *
 * @param sentence what was found
 * @param step what to do about it; null if nothing needs to be done
 */
public record Finding(Level level, String subject, String sentence, String step) {

    private static final String ROW = "%-5s %-12s %s";

    /** How severe a finding is. */
    public enum Level {
        OK,
        /** It works, but not completely, or not for long. */
        WARN,
        FAIL,
        /** It was not checked, because of an earlier finding. */
        SKIP
    }

    public static Finding ok(String subject, String sentence) {
        return new Finding(Level.OK, subject, sentence, null);
    }

    public static Finding warn(String subject, String sentence, String step) {
        return new Finding(Level.WARN, subject, sentence, step);
    }

    public static Finding fail(String subject, String sentence, String step) {
        return new Finding(Level.FAIL, subject, sentence, step);
    }

    public static Finding skip(String subject, String sentence) {
        return new Finding(Level.SKIP, subject, sentence, null);
    }

    /** A problem as a sentence, which ends with a sign of its own. */
    public static String sentence(String problem) {
        return problem.endsWith("?") ? problem : problem + ".";
    }

    public boolean isFailure() {
        return level == Level.FAIL;
    }

    /** Prints it as a row of a table, with what to do about it in a second row. */
    public void print(Consumer<String> line) {
        line.accept(ROW.formatted(isFailure() ? "FAIL" : level.name().toLowerCase(Locale.ROOT), subject, sentence));
        if (step != null) {
            line.accept(ROW.formatted("", "", "-> " + step));
        }
    }
}
