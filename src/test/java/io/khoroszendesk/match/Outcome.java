package io.khoroszendesk.match;

import io.khoroszendesk.match.LabelledSet.Profile;
import java.util.List;

/**
 * What came of one profile.
 *
 * @param right the ids of who is behind it
 * @param shown the ids that were shown, best first
 * @param sure those of them that count as sure
 * @param calls what it cost at Zendesk
 */
record Outcome(Profile profile, List<Long> right, List<Long> shown, List<Long> sure, int calls) {

    boolean hasSomebody() {
        return !right.isEmpty();
    }

    boolean isAnswered() {
        return !shown.isEmpty();
    }

    boolean isRightFirst() {
        return isAnswered() && right.contains(shown.getFirst());
    }

    boolean isRightAmongTen() {
        return shown.stream().limit(10).anyMatch(right::contains);
    }

    long wrongSure() {
        return sure.stream().filter(id -> !right.contains(id)).count();
    }
}
