package io.khoroszendesk.zendesk.model;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Points in time as Zendesk writes them. */
public final class Timestamps {

    /** Before anything that can have happened. */
    public static final Instant EVER = Instant.MIN;

    private Timestamps() {}

    /** Whether something happened at {@code since} or later; what has no readable time did only since {@link #EVER}. */
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
