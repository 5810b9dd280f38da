package io.khoroszendesk.bridge.identity;

import io.khoroszendesk.bridge.api.Lengths;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares names of people by their words, ignoring case, accents, order, emoji and invisible marks. */
public final class PersonNames {

    private static final Pattern MARKS_AND_FORMAT = Pattern.compile("[\\p{M}\\p{Cf}]+");

    private PersonNames() {}

    /** The words of a name in their order; none if the name consists of punctuation alone. */
    public static List<String> words(String name) {
        if (name == null) {
            return List.of();
        }
        String bounded = Lengths.cut(name, Lengths.NAME);
        return split(isAscii(bounded) ? bounded.toLowerCase(Locale.ROOT) : folded(bounded));
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String folded(String name) {
        String plain = MARKS_AND_FORMAT
                .matcher(Normalizer.normalize(CombiningMarks.bounded(name), Normalizer.Form.NFKD))
                .replaceAll("");
        // Upper case first, because some letters have two lower-case forms.
        return Lengths.lowerCase(plain.replace("ß", "ss").replace("ẞ", "ss").toUpperCase(Locale.ROOT));
    }

    /** The runs of letters and numbers of any script. */
    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            boolean inWord = Character.isLetterOrDigit(c) || isOtherNumber(c);
            if (inWord && start < 0) {
                start = i;
            } else if (!inWord && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            }
        }
        if (start >= 0) {
            words.add(text.substring(start));
        }
        return words;
    }

    private static boolean isOtherNumber(int c) {
        int type = Character.getType(c);
        return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    /** The name as a search term, in plain letters if it is written in ornamental ones. */
    static String plain(String name) {
        return name == null
                ? ""
                : Normalizer.normalize(CombiningMarks.bounded(Lengths.cut(name, Lengths.NAME)), Normalizer.Form.NFKC);
    }

    /** Whether each search word is the beginning of a word of the name. */
    public static boolean matches(String lookedFor, String name) {
        return matches(words(lookedFor), name);
    }

    public static boolean matches(List<String> prefixes, String name) {
        List<String> words = words(name);
        return !prefixes.isEmpty()
                && prefixes.stream().allMatch(prefix -> words.stream().anyMatch(word -> word.startsWith(prefix)));
    }

    /** A name, prepared once for many comparisons: its words, sorted. */
    record Words(List<String> sorted) {

        static Words of(String name) {
            return new Words(words(name).stream().sorted().toList());
        }

        /** Whether two names have the same words, in any order. */
        boolean same(Words other) {
            return !sorted.isEmpty() && sorted.equals(other.sorted);
        }

        /** Whether one name has all words of the other, which are at least two. */
        boolean overlap(Words other) {
            if (Math.min(sorted.size(), other.sorted.size()) < 2) {
                return false;
            }
            Set<String> some = new HashSet<>(sorted);
            Set<String> others = new HashSet<>(other.sorted);
            return Math.min(some.size(), others.size()) >= 2 && (some.containsAll(others) || others.containsAll(some));
        }
    }
}
