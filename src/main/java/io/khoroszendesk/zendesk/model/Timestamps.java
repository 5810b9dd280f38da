package io.khoroszendesk.zendesk.model;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Timestamps in Zendesk's format. */
public final class Timestamps {

    /** Before every possible event. */
    public static final Instant EVER = Instant.MIN;

    private Timestamps() {}

    /** Whether a timestamp is at {@code since} or later. An unreadable one is so only for {@link #EVER}. */
    public static boolean isSince(String written, Instant since) {
        if (since.equals(EVER)) {
            return true;
        }
        try {
            return written != null && !Instant.parse(written).isBefore(since);
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
