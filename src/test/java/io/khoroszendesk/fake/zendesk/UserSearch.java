package io.khoroszendesk.fake.zendesk;

import io.khoroszendesk.fake.zendesk.tenant.FakeIdentity;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.fake.zendesk.tenant.Model;
import io.vertx.core.json.JsonObject;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The search grammar for users, as loose as Zendesk's: words match by their beginning even inside quotes
 * and in any order, a keyword that is repeated means "or", different ones mean "and".
 */
final class UserSearch {

    private static final Pattern TERM = Pattern.compile("(-)?(?:([A-Za-z]\\w*):)?(?:\"([^\"]*)\"?|([^\\s\"]+))");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern NO_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_DIGITS = Pattern.compile("\\D");

    private final Model model;

    UserSearch(Model model) {
        this.model = model;
    }

    /** A word or phrase; {@code keyword} is empty for free words. */
    private record Term(boolean negated, String keyword, String value) {}

    List<FakeUser> find(List<FakeUser> indexed, String query) {
        Map<String, List<Term>> demanded = new LinkedHashMap<>();
        List<Term> forbidden = new ArrayList<>();
        for (Term term : parse(query)) {
            if (term.negated()) {
                forbidden.add(term);
            } else {
                // Free words are demanded one by one, keywords with all their values together.
                String group = term.keyword().isEmpty() ? "word " + demanded.size() : term.keyword();
                demanded.computeIfAbsent(group, g -> new ArrayList<>()).add(term);
            }
        }
        return indexed.stream()
                .filter(FakeUser::isActive)
                .filter(user -> forbidden.stream().noneMatch(term -> meets(user, term)))
                .filter(user ->
                        demanded.values().stream().allMatch(any -> any.stream().anyMatch(term -> meets(user, term))))
                .toList();
    }

    static int words(String query) {
        return query.isBlank() ? 0 : query.trim().split("\\s+").length;
    }

    private static List<Term> parse(String query) {
        List<Term> terms = new ArrayList<>();
        Matcher matcher = TERM.matcher(query);
        while (matcher.find()) {
            String value = matcher.group(3) != null ? matcher.group(3) : matcher.group(4);
            String keyword = matcher.group(2) == null ? "" : matcher.group(2).toLowerCase(Locale.ROOT);
            if (!value.isBlank()) {
                terms.add(new Term(matcher.group(1) != null, keyword, value.trim()));
            }
        }
        return terms;
    }

    private boolean meets(FakeUser user, Term term) {
        String value = term.value();
        return switch (term.keyword()) {
            case "" -> meetsWords(value, Stream.concat(Stream.of(user.name(), user.phone()), user.emails().stream()));
            case "type" -> value.equalsIgnoreCase("user");
            case "role" -> user.role().equalsIgnoreCase(value);
            case "name" -> meetsWords(value, Stream.of(user.name()));
            case "email" ->
                isNone(value) ? user.emails().isEmpty() : user.emails().stream().anyMatch(starts(value));
            case "phone" -> isNone(value) ? user.phone() == null : phones(user).anyMatch(p -> samePhone(value, p));
            case "external_id" ->
                isNone(value)
                        ? user.externalId() == null
                        : user.externalId() != null && starts(value).test(user.externalId());
            case "details" -> meetsWords(value, Stream.of(text(user.details())));
            case "notes" -> meetsWords(value, Stream.of(text(user.notes())));
            case "tags" -> user.tags().stream().anyMatch(value::equalsIgnoreCase);
            case "is_suspended" -> String.valueOf(user.isSuspended()).equals(value);
            default -> meetsField(user, term);
        };
    }

    private boolean meetsField(FakeUser user, Term term) {
        JsonObject field = model.userFields.get(term.keyword());
        if (field == null || field.getString("type").equals("lookup")) {
            return false;
        }
        Object stored = user.field(term.keyword());
        return isNone(term.value())
                ? stored == null || stored.equals("")
                : meetsWords(term.value(), Stream.of(text(stored)));
    }

    /** Whether each word is the beginning of a word of any of the texts. */
    private static boolean meetsWords(String wanted, Stream<String> texts) {
        List<String> there = texts.filter(Objects::nonNull)
                .map(UserSearch::folded)
                .flatMap(text -> Stream.concat(SPACES.splitAsStream(text), NO_WORDS.splitAsStream(text)))
                .filter(word -> !word.isEmpty())
                .toList();
        return Arrays.stream(SPACES.split(folded(wanted)))
                .map(word -> word.endsWith("*") ? word.substring(0, word.length() - 1) : word)
                .allMatch(word -> there.stream().anyMatch(t -> t.startsWith(word)));
    }

    /** A number in full must be asked for with its {@code +}; others are found as they were typed. */
    private static boolean samePhone(String wanted, String stored) {
        String digits = digits(wanted);
        boolean sameForm = wanted.startsWith("+") == stored.startsWith("+");
        return folded(stored).startsWith(folded(wanted))
                || (sameForm && !digits.isEmpty() && digits(stored).startsWith(digits));
    }

    private static String digits(String phone) {
        return NO_DIGITS.matcher(phone).replaceAll("");
    }

    private static Stream<String> phones(FakeUser user) {
        return Stream.concat(
                        Stream.ofNullable(user.phone()),
                        user.identities().stream()
                                .filter(i -> i.type().equals("phone_number"))
                                .map(FakeIdentity::value))
                .distinct();
    }

    private static Predicate<String> starts(String wanted) {
        return stored -> folded(stored).startsWith(folded(wanted));
    }

    private static boolean isNone(String value) {
        return value.equals("none");
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
