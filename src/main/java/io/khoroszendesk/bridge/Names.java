package io.khoroszendesk.bridge;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of people, compared by their words: without case, accents, order, emoji and invisible marks. */
final class Names {

    private static final Pattern MARKS_AND_FORMAT = Pattern.compile("[\\p{M}\\p{Cf}]+");
    /** The form at the end of a word, which isn't its end where a beginning is looked for. */
    private static final char FINAL_SIGMA = 'ς';

    private static final char SIGMA = 'σ';

    private Names() {}

    /** The words of a name in their order, none for a name of signs alone. */
    static List<String> words(String name) {
        if (name == null) {
            return List.of();
        }
        return split(isAscii(name) ? name.toLowerCase(Locale.ROOT) : folded(name));
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
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("");
        // Upper case first: the sharp s becomes two letters only that way.
        return plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace(FINAL_SIGMA, SIGMA);
    }

    /** The stretches of letters and numbers of any kind. */
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

    /** The name as it is looked for: in plain letters where it was written in ornamental ones. */
    static String plain(String name) {
        return name == null ? "" : Normalizer.normalize(name, Normalizer.Form.NFKC);
    }

    /** Whether two names have the same words, in any order. */
    static boolean same(String a, String b) {
        List<String> words = words(a).stream().sorted().toList();
        return !words.isEmpty() && words.equals(words(b).stream().sorted().toList());
    }

    /** Whether each word that is looked for begins a word of the name. */
    static boolean matches(String lookedFor, String name) {
        List<String> prefixes = words(lookedFor);
        List<String> words = words(name);
        return !prefixes.isEmpty()
                && prefixes.stream().allMatch(prefix -> words.stream().anyMatch(word -> word.startsWith(prefix)));
    }

    /** Whether one name has all words of the other, at least two. */
    static boolean overlap(String a, String b) {
        Set<String> some = new HashSet<>(words(a));
        Set<String> others = new HashSet<>(words(b));
        return Math.min(some.size(), others.size()) >= 2 && (some.containsAll(others) || others.containsAll(some));
    }
}
