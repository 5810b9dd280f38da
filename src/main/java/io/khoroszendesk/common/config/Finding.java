package io.khoroszendesk.common.config;

/**
 * The result of a check of one subject.
 *
 * @param sentence what was found
 * @param step what to do about it; null if nothing needs to be done
 */
public record Finding(Level level, String subject, String sentence, String step) {

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

    public boolean isFailure() {
        return level == Level.FAIL;
    }
}
