package io.khoroszendesk.care.push;

import io.khoroszendesk.care.api.CareException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of users that were to be pushed.
 *
 * @param counts how many of them ended how
 * @param failures why others are not right in Care, by id; the same reason has the same words
 * @param notJoined accounts that were left apart, by reason
 * @param broken the fault that would meet every other user as well, where there was one: then {@code failures} are those that
 *     it kept from being pushed
 */
public record PushSummary(
        Map<Ending, Integer> counts,
        Map<Long, String> failures,
        Map<String, Integer> notJoined,
        Optional<CareException> broken) {

    /** How it ended for a user. */
    public enum Ending {
        /** Care has the user's present data. */
        PUSHED("pushed", "would be pushed"),
        /** The deleted or merged user's author was split off the person. */
        SPLIT("deleted or merged, and split off", "deleted or merged, would be split off where they are joined"),
        /** Such an author was with nobody. */
        ALONE("deleted or merged, with no other author", ""),
        /** Care had no author of the deleted or merged user. */
        UNKNOWN("deleted or merged, and never in Care", ""),
        /** Agents and admins are no customers. */
        STAFF("agents and admins, left out", "agents and admins, would be left out");

        private final String words;
        private final String plan;

        Ending(String words, String plan) {
            this.words = words;
            this.plan = plan;
        }

        /** What a dry run says. */
        public String plan() {
            return plan;
        }

        public String words() {
            return words;
        }
    }

    /** How many failed for which reason. */
    public Map<String, Integer> reasons() {
        Map<String, Integer> reasons = new TreeMap<>();
        failures.values().forEach(reason -> reasons.merge(reason, 1, Integer::sum));
        return reasons;
    }

    /** Both together. */
    public PushSummary plus(PushSummary other) {
        Map<Ending, Integer> allCounts = new LinkedHashMap<>(counts);
        other.counts.forEach((ending, count) -> allCounts.merge(ending, count, Integer::sum));
        Map<Long, String> allFailures = new LinkedHashMap<>(failures);
        allFailures.putAll(other.failures);
        Map<String, Integer> allApart = new TreeMap<>(notJoined);
        other.notJoined.forEach((reason, count) -> allApart.merge(reason, count, Integer::sum));
        return new PushSummary(allCounts, allFailures, allApart, broken.or(other::broken));
    }

    public static PushSummary nothing() {
        return new PushSummary(Map.of(), Map.of(), Map.of(), Optional.empty());
    }
}
