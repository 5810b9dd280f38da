package io.khoroszendesk.bridge.identity;

import io.khoroszendesk.bridge.identity.MatchScore.Match;
import io.khoroszendesk.common.log.Plural;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserQuery;
import io.opentelemetry.api.trace.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Says at DEBUG how a best match came about: what the profile holds, what was searched for, and by which rules users
 * were left out. Only kinds, numbers and ids are told, never values.
 */
final class MatchLog {

    private static final Logger LOG = Logger.getLogger(MatchLog.class);

    private MatchLog() {}

    /** What of the profile can be searched for. */
    static void profile(Wanted wanted) {
        if (LOG.isDebugEnabled()) {
            List<String> signals = new ArrayList<>();
            wanted.email().ifPresent(email -> signals.add("an e-mail address"));
            wanted.handle().ifPresent(handle -> signals.add("a handle"));
            if (!wanted.phones().isEmpty()) {
                signals.add(Plural.of(wanted.phones().size(), "phone number"));
            }
            if (!wanted.numbers().isEmpty()) {
                signals.add(
                        "numbers for " + String.join(" and ", wanted.numbers().keySet()));
            }
            if (!PersonNames.plain(wanted.name()).isBlank()) {
                signals.add("a name");
            }
            LOG.debugf("Profile: %s", signals.isEmpty() ? "nothing to search for" : String.join(", ", signals));
        }
    }

    /** How many users Zendesk has found. */
    static void found(UserQuery query, List<User> users) {
        if (LOG.isDebugEnabled()) {
            LOG.debugf("Searched by %s: %s", String.join(", ", query.keywords()), Plural.of(users.size(), "user"));
        }
    }

    /** How many of the users who are known so far have anything of the profile. */
    static void ranked(Collection<User> users, List<Match> matches) {
        if (LOG.isDebugEnabled() && !users.isEmpty()) {
            long agents = users.stream().filter(user -> !user.isEndUser()).count();
            long inactive = users.stream()
                    .filter(user -> user.isEndUser() && !user.isActive())
                    .count();
            LOG.debugf(
                    "Of %s, %d without anything of the profile, %d agents or admins, %d deleted or merged: %s left",
                    Plural.of(users.size(), "user"),
                    users.size() - agents - inactive - matches.size(),
                    agents,
                    inactive,
                    matches.size());
        }
    }

    /** How many matches the settings hide. */
    static void hidden(List<Match> matches, List<Match> shown, int threshold) {
        if (LOG.isDebugEnabled() && shown.size() < matches.size()) {
            long below =
                    matches.stream().filter(match -> match.score() < threshold).count();
            LOG.debugf(
                    "Of %s hidden, %d below the %s of ADAPTER_BESTMATCH_THRESHOLD, %d by name alone, which"
                            + " ADAPTER_BESTMATCH_NAME_ONLY hides",
                    Plural.of(matches.size() - shown.size(), "match", "matches"),
                    below,
                    Plural.of(threshold, "point"),
                    matches.size() - shown.size() - below);
        }
    }

    /** The result, also as an attribute of the trace. */
    static void shown(List<Match> matches) {
        Span span = Span.current();
        if (LOG.isDebugEnabled() || span.isRecording()) {
            String reasons = MatchScore.reasons(matches);
            LOG.debugf("Best match: %s", reasons);
            span.setAttribute("adapter.bestmatch", reasons);
        }
    }
}
