package io.khoroszendesk.bridge.api;

import io.khoroszendesk.common.security.Digests;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * How long outsiders' texts may be before anything is done with them, in UTF-16 units. What is longer can't be what it should
 * be, and comparing it would only cost time. Zendesk documents no lengths of its own for users and subjects, so what is
 * written is not cut here: it goes to Zendesk as it is, and Zendesk's refusal is passed on.
 */
public final class Lengths {

    /** Names of people, and the values that customers are searched by. The longest name of a network is LinkedIn's, 180. */
    public static final int NAME = 255;
    /** Handles, and the ids of accounts. The longest handles are Bluesky's: names of hosts, 253 (RFC 1035). */
    public static final int HANDLE = 255;
    /** E-mail addresses (RFC 5321, 4.5.3.1.3, without the brackets). */
    public static final int EMAIL = 254;
    /** Phone numbers: 15 digits (E.164) with a blank or bracket around each, a prefix and an extension. */
    public static final int PHONE = 60;
    /** Links. Networks' links to profiles and posts are below 200; servers need not take more than 8,000 (RFC 9110, 4.1). */
    public static final int LINK = 2_000;
    /** Order and account numbers. */
    public static final int NUMBER = 255;
    /** How many phone, order or account numbers of one profile are looked at. */
    public static final int NUMBERS = 20;
    /** The names of networks, kinds of content, and times. */
    public static final int WORD = 100;
    /** The id of an interaction; with its network it must fit into a marker and a key of Zendesk's. */
    public static final int ID = 255;

    private static final int DIGEST = 32;

    private Lengths() {}

    /** The text's beginning; a character that is two units stays whole or goes. */
    public static String cut(String text, int most) {
        if (text == null || text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** The text, or null where it is too long to be what it should be. */
    public static String orNone(String text, int most) {
        return fits(text, most) ? text : null;
    }

    /** The first of a list, without those that are too long. */
    public static List<String> orNone(List<String> texts, int most) {
        return texts == null
                ? null
                : texts.stream()
                        .filter(text -> text != null && fits(text, most))
                        .limit(NUMBERS)
                        .toList();
    }

    /** A text that tells things apart: where it is too long, its beginning and a digest, so that no two become one. */
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
     * Lower case in linear time: {@link String#toLowerCase()} looks at the whole text again for every capital sigma, to see
     * whether a word ends there. Here the end of a word counts as its middle.
     */
    public static String lowerCase(String text) {
        return text.replace('Σ', 'σ').toLowerCase(Locale.ROOT).replace('ς', 'σ');
    }
}
