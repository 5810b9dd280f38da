package io.khoroszendesk.crm.access;

/** Decides whether a key could be guessed, or is a placeholder that was never replaced. */
final class KeyStrength {

    /** The minimum length of a key. The keys that {@code rotate-key} generates have 43 characters. */
    static final int SHORTEST = 20;

    private KeyStrength() {}

    /** Why a key is too weak, in words that reveal nothing of it; empty if it is strong. */
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
