package io.khoroszendesk.bridge.identity;

import io.khoroszendesk.bridge.api.Lengths;
import io.khoroszendesk.zendesk.model.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Scores how well customers match a social profile. The score is the sum of the points of all reasons; without a sure reason it stays below {@link #SURE}, however many weak ones there are.
 *
 * <table>
 * <caption>Points</caption>
 * <tr><td>{@link Reason#EMAIL}</td><td>100</td><td>sure, unless several customers share it</td></tr>
 * <tr><td>{@link Reason#HANDLE}</td><td>95</td><td>sure, unless several customers have it</td></tr>
 * <tr><td>{@link Reason#NUMBER}</td><td>60</td><td>an order number or an account number in a field configured for it</td></tr>
 * <tr><td>{@link Reason#PHONE}</td><td>55</td><td></td></tr>
 * <tr><td>{@link Reason#NAME}</td><td>30</td><td>the same words, in any order</td></tr>
 * <tr><td>{@link Reason#PART_OF_NAME}</td><td>15</td><td>at least two words in common</td></tr>
 * </table>
 *
 * <p>A customer who has another handle on the profile's network is treated as a namesake: such a name counts 10.
 * If nobody else has the name, it may be the same person after the account was renamed; then it counts {@link #RENAMED} and is ranked last. Equal scores are ordered: more weighty reasons first, not suspended before suspended, then the most recently changed, then the lower id.
 */
final class MatchScore {

    /** The lowest score of a sure match. */
    static final int SURE = 90;

    private static final int NAMESAKE = 10;
    /** Exactly the default of {@link BestMatchConfig#threshold}, so that it is shown. */
    private static final int RENAMED = 25;

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

        /** Whether the match has something that belongs to one person only, even if the person is ambiguous. */
        boolean isExact() {
            return hasSure(reasons);
        }

        /** Whether the customer has the profile's name but another handle on its network. */
        private boolean isNamesake() {
            return reasons.contains(Reason.NAME) && score < Reason.NAME.points;
        }

        /** What the reasons would count without any limit. */
        private int weight() {
            return sum(reasons);
        }

        boolean isByNameAlone() {
            return NAMES.containsAll(reasons);
        }
    }

    private static final Set<Reason> NAMES = Collections.unmodifiableSet(EnumSet.of(Reason.NAME, Reason.PART_OF_NAME));

    private static final Comparator<Match> BEST_FIRST = Comparator.comparing(Match::isNamesake)
            .thenComparing(Comparator.comparingInt(Match::score).reversed())
            .thenComparing(Comparator.comparingInt(Match::weight).reversed())
            .thenComparing(match -> Boolean.TRUE.equals(match.user().suspended()))
            .thenComparing(match -> match.user().updatedAt(), Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(match -> match.user().id());

    private MatchScore() {}

    /** The candidates that match at all, best first. Only active end users can match. */
    static List<Match> rank(Wanted wanted, Collection<User> candidates) {
        List<Match> matches = new ArrayList<>();
        int withEmail = 0;
        int withHandle = 0;
        int withName = 0;
        for (User user : candidates) {
            Match match = user.isEndUser() && user.isActive() ? match(wanted, user) : null;
            if (match != null && match.score() > 0) {
                matches.add(match);
                withEmail += match.reasons().contains(Reason.EMAIL) ? 1 : 0;
                withHandle += match.reasons().contains(Reason.HANDLE) ? 1 : 0;
                withName += match.reasons().contains(Reason.NAME) ? 1 : 0;
            }
        }
        boolean ownsEmail = withEmail == 1 && !wanted.isEmailShared();
        boolean ownsHandle = withHandle == 1;
        matches.replaceAll(match -> withoutDoubt(match, ownsEmail, ownsHandle));
        if (withName == 1) {
            matches.replaceAll(match -> match.isNamesake() ? new Match(match.user(), RENAMED, match.reasons()) : match);
        }
        matches.sort(BEST_FIRST);
        return matches;
    }

    /** Ids, scores and reasons: nothing that identifies a person. */
    static String reasons(List<Match> matches) {
        return matches.isEmpty()
                ? "nobody"
                : matches.stream()
                        .map(match -> match.user().id() + " with " + match.score() + " for " + match.reasons())
                        .collect(Collectors.joining("; "));
    }

    private static Match match(Wanted wanted, User user) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        List<Handle> handles =
                wanted.handle().isEmpty() ? List.of() : Handle.ofLines(user.fieldText(wanted.handlesField()));
        if (wanted.email()
                        .filter(email -> EmailAddresses.same(email, user.email()))
                        .isPresent()
                || wanted.owner().filter(user.id()::equals).isPresent()) {
            reasons.add(Reason.EMAIL);
        }
        boolean hasHandle =
                wanted.handle().isPresent() && isAmong(handles, wanted.handle().get());
        if (hasHandle) {
            reasons.add(Reason.HANDLE);
        }
        if (hasPhone(user, wanted)) {
            reasons.add(Reason.PHONE);
        }
        if (wanted.numbers().entrySet().stream()
                .anyMatch(field -> field.getValue().contains(normalNumber(user.fieldText(field.getKey()))))) {
            reasons.add(Reason.NUMBER);
        }
        PersonNames.Words words = PersonNames.Words.of(user.name());
        if (wanted.words().same(words)) {
            reasons.add(Reason.NAME);
        } else if (wanted.words().overlap(words)) {
            reasons.add(Reason.PART_OF_NAME);
        }
        return new Match(user, score(reasons, !hasHandle && isOnNetwork(wanted, handles)), reasons);
    }

    private static boolean hasPhone(User user, Wanted wanted) {
        // Parsing a number costs most here, and few profiles have one.
        return !wanted.phones().isEmpty()
                && PhoneNumber.of(user.phone(), wanted.country())
                        .filter(phone -> wanted.phones().stream().anyMatch(phone::same))
                        .isPresent();
    }

    private static int score(Set<Reason> reasons, boolean namesake) {
        int sum = sum(reasons);
        if (hasSure(reasons)) {
            return sum;
        }
        return namesake && NAMES.containsAll(reasons) ? Math.min(sum, NAMESAKE) : Math.min(sum, SURE - 1);
    }

    private static int sum(Set<Reason> reasons) {
        int sum = 0;
        for (Reason reason : reasons) {
            sum += reason.points;
        }
        return sum;
    }

    private static boolean hasSure(Set<Reason> reasons) {
        for (Reason reason : reasons) {
            if (reason.isSure()) {
                return true;
            }
        }
        return false;
    }

    /**
     * An account has one owner, and so has an address, except where Zendesk lets several users share it. If several
     * customers have it, the owner is ambiguous and the match is not sure.
     */
    private static Match withoutDoubt(Match match, boolean ownsEmail, boolean ownsHandle) {
        boolean sure = (ownsEmail && match.reasons().contains(Reason.EMAIL))
                || (ownsHandle && match.reasons().contains(Reason.HANDLE));
        return sure || !match.isSure() ? match : new Match(match.user(), SURE - 1, match.reasons());
    }

    private static boolean isAmong(List<Handle> handles, Handle wanted) {
        for (Handle handle : handles) {
            if (wanted.same(handle)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a customer is known on the profile's network. */
    private static boolean isOnNetwork(Wanted wanted, List<Handle> handles) {
        return wanted.handle()
                .filter(handle -> handles.stream().anyMatch(h -> h.network().equals(handle.network())))
                .isPresent();
    }

    static String normalNumber(String number) {
        String normal = number == null || number.length() > Lengths.NUMBER ? "" : Lengths.lowerCase(number.trim());
        return normal.startsWith("#") ? normal.substring(1) : normal;
    }
}
