package io.khoroszendesk.bridge.identity;

/** Limits combining marks, because normalising sorts the marks of one letter in quadratic time. */
final class CombiningMarks {

    /** More marks than any script puts on one letter. */
    private static final int MOST = 8;

    private CombiningMarks() {}

    /** The text with only the first few marks of each letter. */
    static String bounded(String text) {
        StringBuilder kept = null;
        int run = 0;
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            run = isMark(c) ? run + 1 : 0;
            if (run > MOST && kept == null) {
                kept = new StringBuilder(text.length()).append(text, 0, i);
            } else if (run <= MOST && kept != null) {
                kept.appendCodePoint(c);
            }
        }
        return kept == null ? text : kept.toString();
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
