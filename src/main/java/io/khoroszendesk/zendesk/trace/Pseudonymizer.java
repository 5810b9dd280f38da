package io.khoroszendesk.zendesk.trace;

import io.khoroszendesk.common.http.PercentEncoding;
import io.khoroszendesk.common.security.Digests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replaces real texts by pseudonyms. The same text always gets the same pseudonym, ignoring case, and its shape stays:
 * an address remains an address, a number a number, a name has as many words. They are derived by a keyed hash, so
 * nothing has to be stored and nobody without the key can trace them back.
 */
final class Pseudonymizer {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+");
    private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");
    private static final Pattern PHONE = Pattern.compile("\\+[\\p{Nd}\\s()./-]{5,30}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ].*)?");
    /** All but punctuation and blanks: letters in circles and pictures can name somebody as well. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{So}\\p{Sk}\\p{Co}\\p{Cf}_]+");

    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}]+");
    private static final Pattern MARKER = Pattern.compile("\\[khoros:([^\\[\\]\\s]+)]");
    private static final String NETWORKS =
            "(?:twitter|x|facebook|instagram|linkedin|youtube|tiktok|threads|bluesky|whatsapp)";
    private static final Pattern INTERACTION = Pattern.compile("(" + NETWORKS + "):(.+)", Pattern.DOTALL);
    private static final Pattern HANDLES =
            Pattern.compile(NETWORKS + "( \\S++){1,2}+(\\R" + NETWORKS + "( \\S++){1,2}+)*+\\R?");
    private static final int LONGEST_WORD = 100;
    /** A text of more words than this is replaced as a whole. */
    private static final int WORDS_OF_A_NAME = 5;

    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";
    private static final int SYLLABLES = 4;

    private final byte[] key;
    private final PhonePseudonyms phones;
    private final ScrubbingLog log;

    /** {@code country} is that of phone numbers without a country code, such as DE; null if it isn't known. */
    Pseudonymizer(byte[] key, String country, ScrubbingLog log) {
        this.key = key.clone();
        this.phones = new PhonePseudonyms(country, this::digitsOf);
        this.log = log;
    }

    /** The pseudonym of a text of unknown meaning, chosen by its shape. */
    String of(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return text;
        }
        Matcher interaction = INTERACTION.matcher(trimmed);
        return interaction.matches()
                ? interaction.group(1) + ":" + logged(interaction.group(2), shaped(interaction.group(2)))
                : logged(trimmed, shaped(trimmed));
    }

    /** The pseudonym of what is known to be a phone number, also without a country code. */
    String phone(String text) {
        String trimmed = text.strip();
        return phones.of(trimmed).map(madeUp -> logged(trimmed, madeUp)).orElseGet(() -> of(text));
    }

    private String logged(String original, String madeUp) {
        log.replaced(original, madeUp);
        return madeUp;
    }

    private String shaped(String text) {
        String trimmed = text.strip();
        if (EMAIL.matcher(trimmed).matches()) {
            return word(lowerCase(trimmed)) + "@example.com";
        }
        if (DIGITS.matcher(trimmed).matches()) {
            return digitsOf(trimmed, trimmed.length());
        }
        if (PHONE.matcher(trimmed).matches()) {
            return phones.of(trimmed).orElseGet(() -> "+1555" + digitsOf(trimmed.replaceAll("\\P{Nd}", ""), 7));
        }
        if (DATE.matcher(trimmed).matches()) {
            return date(trimmed);
        }
        if (HANDLES.matcher(trimmed).matches()) {
            return handles(trimmed);
        }
        return name(trimmed);
    }

    /** The pseudonym of a name or a few words, with as many words. Anything longer becomes one text. */
    private String name(String text) {
        if (WORD.matcher(text).results().count() > WORDS_OF_A_NAME || text.contains("<") || text.contains("[")) {
            return text(text);
        }
        return WORD.matcher(text).replaceAll(match -> sameCase(match.group(), word(plain(match.group()))));
    }

    /** Without accents and invisible marks, because the adapter takes names that differ in these alone for the same. */
    private static String plain(String word) {
        // Putting many marks into their order takes long, and no word of a name has as many.
        return word.length() > LONGEST_WORD
                ? word
                : MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .replace("ß", "ss")
                        .replace("ẞ", "SS");
    }

    /** Replaces a text; only the markers of interactions are kept in it, with other ids. */
    private String text(String text) {
        String markers =
                MARKER.matcher(text).results().map(this::marker).distinct().collect(Collectors.joining());
        return "Text " + word(text) + markers;
    }

    private String marker(MatchResult match) {
        String key = PercentEncoding.decoded(match.group(1));
        return " [khoros:" + URLEncoder.encode(of(key), StandardCharsets.UTF_8).replace("%3A", ":") + "]";
    }

    /** Replaces lines of a network, a handle and optionally an id. */
    private String handles(String lines) {
        return lines.lines()
                .map(line -> {
                    String[] parts = line.split(" ");
                    for (int i = 1; i < parts.length; i++) {
                        // As where it stands alone, because handles are searched for one by one.
                        parts[i] = logged(parts[i], name(parts[i]));
                    }
                    return String.join(" ", parts);
                })
                .collect(Collectors.joining("\n"));
    }

    /** A day of another year, in the same format. */
    private String date(String text) {
        long hash = hash(text.substring(0, "2000-01-01".length()));
        return String.format(Locale.ROOT, "2001-%02d-%02d", 1 + hash % 12, 1 + hash / 12 % 28)
                + (text.length() > "2000-01-01".length() ? "T00:00:00Z" : "");
    }

    /** A made-up number of {@code length} digits in place of the number of a JSON. */
    String digits(String text, int length) {
        return logged(text, digitsOf(text, length));
    }

    private String digitsOf(String text, int length) {
        // A seed of bounded length. Otherwise every digit of a long text would process the whole text again.
        String seed = text.length() <= LONGEST_WORD ? text : String.valueOf(hash(text));
        StringBuilder digits = new StringBuilder();
        for (int i = 0; digits.length() < length; i++) {
            digits.append(1 + hash(seed + i) % 9);
        }
        return digits.toString();
    }

    private String word(String text) {
        if (DIGITS.matcher(text).matches()) {
            return digitsOf(text, text.length());
        }
        long hash = hash(lowerCase(text));
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < SYLLABLES; i++) {
            word.append(CONSONANTS.charAt((int) (hash % CONSONANTS.length())));
            hash /= CONSONANTS.length();
            word.append(VOWELS.charAt((int) (hash % VOWELS.length())));
            hash /= VOWELS.length();
        }
        return word.toString();
    }

    /** Without capital sigmas, because Java would scan the whole text again for each. */
    private static String lowerCase(String text) {
        return text.replace('Σ', 'σ').toLowerCase(Locale.ROOT);
    }

    private static String sameCase(String model, String word) {
        return Character.isUpperCase(model.codePointAt(0))
                ? Character.toUpperCase(word.charAt(0)) + word.substring(1)
                : word;
    }

    private long hash(String text) {
        byte[] hash = Digests.keyed(key, text.getBytes(StandardCharsets.UTF_8));
        long number = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            number = number << Byte.SIZE | hash[i] & 0xFF;
        }
        return number & Long.MAX_VALUE;
    }
}
