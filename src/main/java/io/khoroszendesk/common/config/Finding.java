package io.khoroszendesk.common.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The result of a check of one subject.
 *
 * @param sentence what was found
 * @param step what to do about it; null if nothing needs to be done
 * @param passesAfter if it may pass by itself, how long it lasts at least; otherwise empty
 */
public record Finding(Level level, String subject, String sentence, String step, Optional<Duration> passesAfter) {

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
        return new Finding(Level.OK, subject, sentence, null, Optional.empty());
    }

    public static Finding warn(String subject, String sentence, String step) {
        return new Finding(Level.WARN, subject, sentence, step, Optional.empty());
    }

    public static Finding fail(String subject, String sentence, String step) {
        return new Finding(Level.FAIL, subject, sentence, step, Optional.empty());
    }

    public static Finding skip(String subject, String sentence) {
        return new Finding(Level.SKIP, subject, sentence, null, Optional.empty());
    }

    /** The same, known to be of the kind that may pass by itself after this time; of any other kind if it is empty. */
    public Finding passing(Optional<Duration> after) {
        return new Finding(level, subject, sentence, step, after);
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
