package io.khoroszendesk.care.push;

import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.CareException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What happened to the users of a push.
 *
 * @param counts how many users there are per outcome
 * @param failures why the others are not up to date in Care, by id; the same reason has the same words
 * @param notJoined accounts that were not joined, by reason
 * @param joined the accounts that are one person with a user in Care now, by the user's id
 * @param unsettled users of whom an account was not joined for a reason that may pass by itself
 * @param gone deleted or merged users of whom Care keeps an author
 * @param broken the failure that would affect every other user as well, if there was one; then {@code failures} are the
 * users that were not pushed because of it
 */
public record PushSummary(
        Map<Ending, Integer> counts,
        Map<Long, String> failures,
        Map<String, Integer> notJoined,
        Map<Long, Set<AuthorRef>> joined,
        Set<Long> unsettled,
        Set<Long> gone,
        Optional<CareException> broken) {

    /** The outcome for a user. */
    public enum Ending {
        /** Care has the user's current data. */
        PUSHED("pushed", "would be pushed"),
        /** The deleted or merged user's author was split off the person. */
        SPLIT("deleted or merged, and split off", "deleted or merged, would be split off where they are joined"),
        /** Such an author was joined with nobody. */
        ALONE("deleted or merged, with no other author", ""),
        /** Care had no author of the deleted or merged user. */
        UNKNOWN("deleted or merged, and never in Care", ""),
        /** Agents and admins are not customers. */
        STAFF("agents and admins, left out", "agents and admins, would be left out");

        private final String words;
        private final String plan;

        Ending(String words, String plan) {
            this.words = words;
            this.plan = plan;
        }

        /** The text in a dry run. */
        public String plan() {
            return plan;
        }

        public String words() {
            return words;
        }
    }

    /**
     * This summary, if nothing affects everybody. Otherwise nothing of the push may be remembered as done.
     *
     * @throws CareException the failure that does
     */
    public PushSummary whole() {
        broken.ifPresent(fault -> {
            throw fault;
        });
        return this;
    }

    /** The number of failures per reason. */
    public Map<String, Integer> reasons() {
        Map<String, Integer> reasons = new TreeMap<>();
        failures.values().forEach(reason -> reasons.merge(reason, 1, Integer::sum));
        return reasons;
    }

    /** The same as a text for the log. */
    public String reasonsInWords() {
        return reasons().entrySet().stream()
                .map(reason -> reason.getValue() + " × " + reason.getKey())
                .collect(Collectors.joining(" "));
    }

    /** The sum of both. */
    public PushSummary plus(PushSummary other) {
        Map<Ending, Integer> allCounts = new LinkedHashMap<>(counts);
        other.counts.forEach((ending, count) -> allCounts.merge(ending, count, Integer::sum));
        Map<Long, String> allFailures = new LinkedHashMap<>(failures);
        allFailures.putAll(other.failures);
        Map<String, Integer> allApart = new TreeMap<>(notJoined);
        other.notJoined.forEach((reason, count) -> allApart.merge(reason, count, Integer::sum));
        Map<Long, Set<AuthorRef>> allJoined = new LinkedHashMap<>(joined);
        allJoined.putAll(other.joined);
        Set<Long> allUnsettled = new LinkedHashSet<>(unsettled);
        allUnsettled.addAll(other.unsettled);
        Set<Long> allGone = new LinkedHashSet<>(gone);
        allGone.addAll(other.gone);
        return new PushSummary(
                allCounts, allFailures, allApart, allJoined, allUnsettled, allGone, broken.or(other::broken));
    }

    public static PushSummary nothing() {
        return new PushSummary(Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), Set.of(), Optional.empty());
    }
}
