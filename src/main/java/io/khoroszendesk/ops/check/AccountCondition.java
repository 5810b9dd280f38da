package io.khoroszendesk.ops.check;

import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.log.Plural;
import io.khoroszendesk.zendesk.ZendeskStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What the responses to the checks have told in passing: the time at Zendesk, and what is left of the account's rate limit. */
@Singleton
class AccountCondition {

    /**
     * Dates in HTTP have whole seconds, and responses take time. A clock kept by NTP is far more accurate than this.
     */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);
    /** The share of the account's rate limit below which little is left for customers' requests. */
    private static final double THIN = 0.2;

    List<Finding> of(ZendeskStatus status) {
        return Stream.of(
                        status.clockAhead().map(AccountCondition::clock),
                        quota(status.callsLeft(), status.callsAllowed()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Finding clock(Duration ahead) {
        Duration off = ahead.abs();
        return off.compareTo(CLOCK_TOLERANCE) <= 0
                ? Finding.ok("clock", "It agrees with Zendesk's.")
                : Finding.fail(
                        "clock",
                        "The clock of this machine is "
                                + Plural.of(Math.max(1, Math.round(off.toSeconds() / 60.0)), "minute") + " "
                                + (ahead.isNegative() ? "behind" : "ahead of") + " Zendesk's.",
                        "Set the host's clock by NTP: a container uses it, and tokens, TLS and logs depend on it.");
    }

    private static Optional<Finding> quota(OptionalInt left, OptionalInt allowed) {
        if (left.isEmpty() || allowed.isEmpty()) {
            return Optional.empty();
        }
        String sentence = left.getAsInt() + " of the account's " + Plural.of(allowed.getAsInt(), "call")
                + " of this minute " + Plural.word(left.getAsInt(), "is", "are") + " left.";
        return Optional.of(
                left.getAsInt() >= allowed.getAsInt() * THIN
                        ? Finding.ok("quota", sentence)
                        : Finding.warn(
                                "quota",
                                sentence,
                                "Find out which other integration uses the account's limit, or ask Zendesk for a higher"
                                        + " one."));
    }
}
