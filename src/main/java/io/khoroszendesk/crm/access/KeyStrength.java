package io.khoroszendesk.crm.access;

/** Whether a key could be guessed, or was never filled in. */
final class KeyStrength {

    /** The fewest characters of a key. What {@code rotate-key} makes has 43. */
    static final int SHORTEST = 20;

    private KeyStrength() {}

    /** What makes a key too weak, in words that say nothing of the key itself; empty where it is good. */
    static String weakness(String key) {
        if (key.isEmpty()) {
            return "is empty";
        }
        if (key.codePoints().anyMatch(KeyStrength::isBlank)) {
            return "has a blank or invisible character";
        }
        return key.codePointCount(0, key.length()) < SHORTEST ? "is too short" : "";
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }
}
