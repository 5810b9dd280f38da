package io.khoroszendesk.bridge;

import io.khoroszendesk.zendesk.User;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Scores how well customers match a social profile. The score is the sum of the points of all reasons; without a sure
 * reason it stays below {@link #SURE}, however many weak ones come together.
 *
 * <table>
 * <caption>Points</caption>
 * <tr><td>{@link Reason#EMAIL}</td><td>100</td><td>sure</td></tr>
 * <tr><td>{@link Reason#HANDLE}</td><td>95</td><td>sure</td></tr>
 * <tr><td>{@link Reason#NUMBER}</td><td>60</td><td>an order or account number</td></tr>
 * <tr><td>{@link Reason#PHONE}</td><td>55</td><td></td></tr>
 * <tr><td>{@link Reason#NAME}</td><td>30</td><td>the same words, in any order</td></tr>
 * <tr><td>{@link Reason#PART_OF_NAME}</td><td>15</td><td>at least two words in common</td></tr>
 * </table>
 *
 * <p>A customer who is known under another handle of the profile's network is taken for a namesake: such a name counts 10.
 * Equal scores are ordered: not suspended before suspended, then the one changed last, then the lower id.
 */
final class BestMatch {

    /** The score from which on a match is sure. */
    static final int SURE = 90;

    private static final int NAMESAKE = 10;

    enum Reason {
        EMAIL(100),
        HANDLE(95),
        NUMBER(60),
        PHONE(55),
        NAME(30),
        PART_OF_NAME(15);

        private final int points;

        Reason(int points) {
            this.points = points;
        }

        boolean isSure() {
            return points >= SURE;
        }
    }

    /** A customer, how well they match, and why. */
    record Match(User user, int score, Set<Reason> reasons) {

        boolean isSure() {
            return score >= SURE;
        }

        boolean isByNameAlone() {
            return EnumSet.of(Reason.NAME, Reason.PART_OF_NAME).containsAll(reasons);
        }
    }

    /**
     * A profile, read once for all candidates.
     *
     * @param handlesField the user field that keeps handles
     * @param numberFields the keys of user fields that hold order and account numbers
     */
    record Wanted(
            Optional<String> email,
            Optional<Handle> handle,
            List<Phone> phones,
            Set<String> numbers,
            String name,
            String handlesField,
            Set<String> numberFields,
            String country) {

        static Wanted of(SocialProfile profile, String handlesField, Set<String> numberFields, String country) {
            Set<String> numbers = new HashSet<>();
            profile.orderNumbers().forEach(number -> numbers.add(normalNumber(number)));
            profile.accountNumbers().forEach(number -> numbers.add(normalNumber(number)));
            numbers.remove("");
            return new Wanted(
                    Emails.normal(profile.email()),
                    Handle.ofProfile(profile.screenName(), profile.profileUrl()),
                    profile.phoneNumbers().stream()
                            .map(phone -> Phone.of(phone, country))
                            .flatMap(Optional::stream)
                            .toList(),
                    numbers,
                    profile.displayName(),
                    handlesField,
                    numberFields,
                    country);
        }
    }

    private BestMatch() {}

    /** Those candidates that match at all, best first. Only active end users can. */
    static List<Match> rank(Wanted wanted, Collection<User> candidates) {
        return candidates.stream()
                .filter(user -> user.isEndUser() && user.isActive())
                .map(user -> match(wanted, user))
                .filter(match -> match.score() > 0)
                .sorted(Comparator.comparingInt(Match::score)
                        .reversed()
                        .thenComparing(match -> Boolean.TRUE.equals(match.user().suspended()))
                        .thenComparing(
                                match -> match.user().updatedAt(), Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(match -> match.user().id()))
                .toList();
    }

    private static Match match(Wanted wanted, User user) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        List<Handle> handles = Handle.ofLines(user.fieldText(wanted.handlesField()));
        if (wanted.email().filter(email -> Emails.same(email, user.email())).isPresent()) {
            reasons.add(Reason.EMAIL);
        }
        if (wanted.handle()
                .filter(handle -> handles.stream().anyMatch(handle::same))
                .isPresent()) {
            reasons.add(Reason.HANDLE);
        }
        Optional<Phone> phone = Phone.of(user.phone(), wanted.country());
        if (phone.filter(p -> wanted.phones().stream().anyMatch(p::same)).isPresent()) {
            reasons.add(Reason.PHONE);
        }
        if (wanted.numberFields().stream()
                .map(user::fieldText)
                .anyMatch(value -> value != null && wanted.numbers().contains(normalNumber(value)))) {
            reasons.add(Reason.NUMBER);
        }
        if (Names.same(wanted.name(), user.name())) {
            reasons.add(Reason.NAME);
        } else if (Names.overlap(wanted.name(), user.name())) {
            reasons.add(Reason.PART_OF_NAME);
        }
        return new Match(user, score(reasons, isNamesake(wanted, handles)), reasons);
    }

    private static int score(Set<Reason> reasons, boolean namesake) {
        int sum = reasons.stream().mapToInt(reason -> reason.points).sum();
        if (reasons.stream().anyMatch(Reason::isSure)) {
            return sum;
        }
        boolean nameAlone = EnumSet.of(Reason.NAME, Reason.PART_OF_NAME).containsAll(reasons);
        return namesake && nameAlone ? Math.min(sum, NAMESAKE) : Math.min(sum, SURE - 1);
    }

    /** Whether a customer is known on the profile's network, but not under its handle. */
    private static boolean isNamesake(Wanted wanted, List<Handle> handles) {
        return wanted.handle()
                .filter(handle -> handles.stream().anyMatch(h -> h.network().equals(handle.network()))
                        && handles.stream().noneMatch(handle::same))
                .isPresent();
    }

    private static String normalNumber(String number) {
        return number == null ? "" : number.trim().toLowerCase(Locale.ROOT).replaceAll("^#", "");
    }
}
