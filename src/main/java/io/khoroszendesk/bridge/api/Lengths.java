package io.khoroszendesk.bridge.api;

import io.khoroszendesk.common.security.Digests;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The lengths, in UTF-16 units, up to which outside text is processed. Longer text can't be valid, and comparing it
 * would only cost time. Zendesk documents no maximum lengths for users and subjects, so values that are written are not
 * cut here: they are sent as they are, and Zendesk's rejection is passed on.
 */
public final class Lengths {

    /**
     * Names of people, and values that customers are searched by. The longest names that a network allows are
     * LinkedIn's, 180.
     */
    public static final int NAME = 255;
    /** Handles and account ids. The longest handles are Bluesky's, which are host names: 253 (RFC 1035). */
    public static final int HANDLE = 255;
    /** E-mail addresses (RFC 5321, 4.5.3.1.3, without the brackets). */
    public static final int EMAIL = 254;
    /** Phone numbers: 15 digits (E.164) with a space or bracket around each, plus a prefix and an extension. */
    public static final int PHONE = 60;
    /**
     * Links. Links to profiles and posts are shorter than 200; servers need not accept more than 8,000 (RFC 9110, 4.1).
     */
    public static final int LINK = 2_000;
    /** Order numbers and account numbers. */
    public static final int NUMBER = 255;
    /** The number of phone, order or account numbers that are processed per profile. */
    public static final int NUMBERS = 20;
    /** Names of networks, kinds of content, and timestamps. */
    public static final int WORD = 100;
    /** The id of an interaction. Together with its network it must fit into a marker and into one of Zendesk's keys. */
    public static final int ID = 255;

    private static final int DIGEST = 32;

    private Lengths() {}

    /** The beginning of the text. A surrogate pair is never split. */
    public static String cut(String text, int most) {
        if (text == null || text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** The text, or null if it is longer than {@code most}. */
    public static String orNone(String text, int most) {
        return fits(text, most) ? text : null;
    }

    /** The first elements of a list, without those that are too long. */
    public static List<String> orNone(List<String> texts, int most) {
        return texts == null
                ? null
                : texts.stream()
                        .filter(text -> text != null && fits(text, most))
                        .limit(NUMBERS)
                        .toList();
    }

    /**
     * Shortens a text that identifies something: if it is too long, to its beginning and a digest, so that it stays
     * unique.
     */
    public static String distinct(String text, int most) {
        return fits(text, most)
                ? text
                : cut(text, most - DIGEST - 1)
                        + "~"
                        + Digests.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, DIGEST);
    }

    private static boolean fits(String text, int most) {
        return text == null || text.length() <= most;
    }

    /**
     * Lower case in linear time. {@link String#toLowerCase()} scans the whole text again for every capital sigma, to
     * decide whether it ends a word. Here a final sigma is treated like any other.
     */
    public static String lowerCase(String text) {
        return text.replace('Σ', 'σ').toLowerCase(Locale.ROOT).replace('ς', 'σ');
    }
}
