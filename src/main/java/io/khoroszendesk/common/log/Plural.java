package io.khoroszendesk.common.log;

import java.util.Locale;

/** Numbers with what they count, so that one of something is never told as several: "1 user", "1,200 users". */
public final class Plural {

    private Plural() {}

    /** The number and a noun, whose plural ends with an s. */
    public static String of(long count, String noun) {
        return of(count, noun, noun + "s");
    }

    /** The number and the words for one or for several: {@code of(2, "user is", "users are")}. */
    public static String of(long count, String one, String several) {
        return String.format(Locale.ROOT, "%,d %s", count, word(count, one, several));
    }

    /** The noun alone, for where the number stands elsewhere. */
    public static String noun(long count, String noun) {
        return word(count, noun, noun + "s");
    }

    /** The words for one or for several, without the number. */
    public static String word(long count, String one, String several) {
        return count == 1 ? one : several;
    }
}
