package io.khoroszendesk.bridge.api;

import io.khoroszendesk.zendesk.json.WellFormed;

/**
 * Makes outside text safe for display. Invisible characters that change how visible ones read are dropped:
 * bidirectional overrides reverse a line, and invisible characters hide words. Joiners stay, because emoji and names in
 * several languages need them.
 */
public final class PlainText {

    /** Separates the braces of a placeholder, so that Zendesk doesn't expand it. */
    private static final char BREAK = '\u200b';

    private static final int BLACK_FLAG = 0x1f3f4;

    private PlainText() {}

    /**
     * A single line that agents see, such as a subject. Line breaks and other control characters become spaces,
     * invisible characters are dropped, and Zendesk's placeholders are broken up.
     */
    public static String line(String text) {
        return withoutPlaceholders(kept(text, true)).trim();
    }

    /** A person's name: like {@link #line}, but braces are kept, because nothing expands them there. */
    public static String name(String text) {
        return kept(text, true).trim();
    }

    /** The value of a single-line field: like {@link #line}, but braces and direction marks are kept. */
    public static String value(String text) {
        return kept(text, false).trim();
    }

    private static String kept(String text, boolean strict) {
        String whole = WellFormed.text(text);
        StringBuilder line = new StringBuilder(whole.length());
        boolean blank = false;
        int before = 0;
        for (int i = 0; i < whole.length(); i += Character.charCount(whole.codePointAt(i))) {
            int c = whole.codePointAt(i);
            if (c == 0 || (strict ? isInvisible(c, before) : turns(c))) {
                continue;
            }
            before = isTag(c) ? before : c;
            if (breaksLine(c)) {
                blank = true;
                continue;
            }
            if (blank && c != ' ' && !line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
            // Spaces beside a line break belong to it.
            if (c != ' ' || !blank) {
                line.appendCodePoint(c);
            }
            blank = blank && c == ' ';
        }
        return line.toString();
    }

    /** Text of several lines. Only characters that no text needs are dropped. */
    public static String text(String text) {
        String whole = WellFormed.text(text);
        StringBuilder kept = new StringBuilder(whole.length());
        // What is dropped has one char each.
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (c == '\n' || c == '\t' || !Character.isISOControl(c) && !turns(c)) {
                kept.append(c);
            }
        }
        return kept.length() == whole.length() ? whole : kept.toString();
    }

    /** The value of a multi-line field, without characters that Zendesk can't store. */
    public static String lines(String text) {
        return WellFormed.text(text).replace("\0", "");
    }

    /** Breaks up placeholders, because Zendesk expands Liquid in agents' texts and placeholders in subjects. */
    public static String withoutPlaceholders(String text) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        StringBuilder broken = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            broken.append(c);
            if (c == '{' && i + 1 < text.length() && (text.charAt(i + 1) == '{' || text.charAt(i + 1) == '%')) {
                broken.append(BREAK);
            }
        }
        return broken.toString();
    }

    /** The beginning of a text as one line, cut at the end of a word if one is near. */
    public static String beginning(String text, int longest) {
        String line = collapsed(kept(text, true));
        if (line.codePointCount(0, line.length()) <= longest) {
            return line;
        }
        int end = line.offsetByCodePoints(0, longest);
        int word = line.charAt(end) == ' ' ? end : line.lastIndexOf(' ', end);
        return line.substring(0, word > end / 2 ? word : end).strip() + "…";
    }

    private static String collapsed(String line) {
        StringBuilder words = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = Character.isSpaceChar(line.charAt(i)) ? ' ' : line.charAt(i);
            if (c != ' ' || !words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(c);
            }
        }
        return words.toString().strip();
    }

    private static boolean breaksLine(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }

    /** Embeddings, overrides and isolates, which reorder the text that follows. */
    private static boolean turns(int c) {
        return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }

    private static boolean isInvisible(int c, int before) {
        return turns(c)
                || c == 0x200e
                || c == 0x200f
                || c == 0x061c
                || c == 0x00ad
                || c == 0x180e
                || c == 0x200b
                || c >= 0x2060 && c <= 0x206f
                || c == 0xfeff
                || c >= 0xfff9 && c <= 0xfffb
                // Tags form flags such as Scotland's; anywhere else they only hide text.
                || isTag(c) && before != BLACK_FLAG;
    }

    private static boolean isTag(int c) {
        return c >= 0xe0000 && c <= 0xe007f;
    }
}
