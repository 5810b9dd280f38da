package io.khoroszendesk.common.http;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** The header {@code Retry-After} in its two forms, seconds and a date (RFC 9110, section 10.2.3). */
public final class RetryAfter {

    private RetryAfter() {}

    /**
     * How long to wait, at most {@code longest}; null if the header is missing or malformed.
     *
     * @param header as it was received, may be null
     * @param clock what a date is compared with
     */
    public static Duration of(String header, Duration longest, Clock clock) {
        if (header == null) {
            return null;
        }
        try {
            // As many digits as a number of seconds may have here.
            Duration wait = header.trim().matches("\\d{1,18}")
                    ? Duration.ofSeconds(Long.parseLong(header.trim()))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(header.trim(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return wait.isNegative() ? Duration.ZERO : wait.compareTo(longest) > 0 ? longest : wait;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
