package io.khoroszendesk.zendesk.model;

import io.khoroszendesk.common.log.Plural;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query in Zendesk's search grammar that outside text can't alter. Every value is quoted. No escape for quotes is
 * documented (<a href="https://support.zendesk.com/hc/en-us/articles/4408886879258">search reference</a>), so
 * characters with a meaning in the grammar are removed. Hits must be checked again, because Zendesk matches by prefix
 * and stem even in quotes.
 */
public final class UserQuery {

    /** Zendesk's limit of words for a whole query. */
    private static final int MOST_WORDS_IN_ALL = 64;
    /** The limit for one value, so that words are left for the other terms. */
    private static final int MOST_WORDS = 16;

    private static final int MOST_CHARACTERS = 200;
    /**
     * Allowed are letters, marks, digits, and the punctuation of names, addresses and numbers; anything else becomes a
     * space.
     */
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{M}\\p{N}.@+_'&/#-]+");

    private static final Pattern KEYWORD = Pattern.compile("[\\p{Alnum}_]+");

    private final List<String> terms = new ArrayList<>();

    private UserQuery() {}

    /** Users of any role. */
    public static UserQuery anybody() {
        return new UserQuery();
    }

    /** End users, which are the customers. */
    public static UserQuery customers() {
        UserQuery query = new UserQuery();
        query.terms.add("role:end-user");
        return query;
    }

    /** Requires that {@code keyword} has {@code value}. A value that has no usable characters adds no condition. */
    public UserQuery and(String keyword, String value) {
        return andAny(keyword, List.of(value));
    }

    /**
     * Requires that {@code keyword} has one of {@code values}, because Zendesk reads a repeated keyword as "or". Values
     * beyond the limit of words are left out.
     */
    public UserQuery andAny(String keyword, Collection<String> values) {
        if (!KEYWORD.matcher(keyword).matches()) {
            throw new IllegalArgumentException("not a keyword of the search grammar: " + keyword);
        }
        values.stream()
                .map(UserQuery::clean)
                .filter(value -> !value.isEmpty())
                .distinct()
                .forEach(value -> add(keyword, value));
        return this;
    }

    private void add(String keyword, String value) {
        int left = MOST_WORDS_IN_ALL
                - terms.stream().mapToInt(term -> term.split(" ").length).sum();
        if (left > 0) {
            String words = Arrays.stream(value.split(" ")).limit(left).collect(Collectors.joining(" "));
            terms.add(keyword + ":\"" + words + "\"");
        }
    }

    /** Whether the query has no condition but the role. */
    public boolean isEmpty() {
        return terms.stream().allMatch("role:end-user"::equals);
    }

    /** What is searched by, such as {@code email}, without the values and the role. */
    public List<String> keywords() {
        return terms.stream()
                .map(term -> term.substring(0, term.indexOf(':')))
                .filter(keyword -> !keyword.equals("role"))
                .distinct()
                .toList();
    }

    public String text() {
        return String.join(" ", terms);
    }

    @Override
    public String toString() {
        return "UserQuery of " + Plural.of(terms.size(), "term");
    }

    /** The usable part of {@code value}: words of harmless characters, separated by single spaces. */
    static String clean(String value) {
        String words = Arrays.stream(
                        UNSAFE.matcher(value).replaceAll(" ").trim().split(" "))
                .map(UserQuery::withoutLeadingSigns)
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .collect(Collectors.joining(" "));
        int end = words.offsetByCodePoints(0, Math.min(MOST_CHARACTERS, words.codePointCount(0, words.length())));
        return words.substring(0, end).trim();
    }

    /**
     * A sign before a word negates or widens it, and a word of signs alone has no meaning. Underscores stay, because
     * many handles begin with them, and so does one sign before a handle or a number. Every character is read once.
     */
    private static String withoutLeadingSigns(String word) {
        int start = 0;
        while (start < word.length() && !isLetterOrDigit(word, start)) {
            char first = word.charAt(start);
            int end = endOfSigns(word, start);
            if ((first == '_' || isPrefix(first)) && end < word.length() && isLetterOrDigit(word, end)) {
                return word.substring(first == '_' ? start : end - 1);
            }
            start = end;
        }
        return word.substring(start);
    }

    /**
     * The end of the underscores, of the prefixes of handles and numbers, or of the other signs that begin at
     * {@code start}.
     */
    private static int endOfSigns(String word, int start) {
        char first = word.charAt(start);
        int end = start + (first == '_' || isPrefix(first) ? 1 : Character.charCount(word.codePointAt(start)));
        while (end < word.length()
                && (first == '_' ? word.charAt(end) == '_' : isPrefix(first) && isPrefix(word.charAt(end)))) {
            end++;
        }
        return end;
    }

    private static boolean isPrefix(char c) {
        return c == '+' || c == '@' || c == '#';
    }

    private static boolean isLetterOrDigit(String word, int at) {
        int type = Character.getType(word.codePointAt(at));
        return Character.isLetterOrDigit(word.codePointAt(at))
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }
}
