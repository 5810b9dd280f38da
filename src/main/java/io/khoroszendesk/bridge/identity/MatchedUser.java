package io.khoroszendesk.bridge.identity;

import io.khoroszendesk.zendesk.model.User;
import java.util.List;

/**
 * A user who may be the person of a social profile, and why.
 *
 * @param points the sum of the points of the reasons, as {@link MatchScore} counts them
 * @param reasons the names of the reasons, the strongest first
 */
public record MatchedUser(User user, int points, List<String> reasons) {

    static MatchedUser of(MatchScore.Match match) {
        return new MatchedUser(
                match.user(),
                match.score(),
                match.reasons().stream().map(Enum::name).toList());
    }
}
