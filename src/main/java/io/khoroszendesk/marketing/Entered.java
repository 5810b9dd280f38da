package io.khoroszendesk.marketing;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Reads the values of options. Options of these types are texts, for the command line's own converters look for them by
 * reflection, which finds nothing in a native executable.
 */
final class Entered {

    private Entered() {}

    /** A time as in the settings: {@code 90s}, {@code 5m}, {@code PT5M}. */
    static Duration duration(String option, String text) {
        try {
            Duration duration = DurationConverter.parseDuration(text);
            if (duration != null && !duration.isNegative()) {
                return duration;
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // What follows says it better.
        }
        throw new CommandFailure(option + " is not a time such as 90s or 5m.");
    }

    /** A moment in ISO-8601 with an offset. */
    static Instant time(String option, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new CommandFailure(option + " is not a moment such as 2027-01-31T09:00:00+01:00.");
        }
    }
}
