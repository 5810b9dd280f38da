package io.khoroszendesk.common.config;

/**
 * What a check has found about one subject.
 *
 * @param sentence what is so
 * @param step what to do about it, null where nothing needs doing
 */
public record Finding(Level level, String subject, String sentence, String step) {

    /** How bad it is. */
    public enum Level {
        OK,
        /** It works, but not all of it, or not for long. */
        WARN,
        FAIL,
        /** Could not be tried, because of what was found before. */
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
