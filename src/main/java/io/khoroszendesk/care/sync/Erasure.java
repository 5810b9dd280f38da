package io.khoroszendesk.care.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;

/**
 * How far the erasure of a user who was deleted in Zendesk has come. Of the person nothing but ids and times is kept.
 *
 * @param since when it was begun, in seconds since 1970
 * @param next when to look again, in seconds since 1970
 * @param request Khoros' id of the filed deletion; null before there is one
 * @param fault why the last step has failed, in this service's own words; null if it hasn't
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record Erasure(long since, long next, String request, String fault) {

    /** Zendesk deletes permanently thirty days after a deletion, unless an admin does so before. */
    private static final Duration LONGEST = Duration.ofDays(45);

    static Erasure begun(Instant now, Duration pause) {
        return new Erasure(now.getEpochSecond(), now.plus(pause).getEpochSecond(), null, null);
    }

    /** A step was done, or there was none to do. */
    Erasure after(Instant now, Duration pause) {
        return new Erasure(since, now.plus(pause).getEpochSecond(), request, null);
    }

    /** A step has failed. It is not forgotten before the next one is taken. */
    Erasure failed(Instant now, Duration pause, String why) {
        return new Erasure(since, now.plus(pause).getEpochSecond(), request, why);
    }

    /** The next step is to be taken at once. */
    Erasure due() {
        return new Erasure(since, 0, request, fault);
    }

    Erasure filed(Instant now, Duration pause, String newRequest) {
        return new Erasure(since, now.plus(pause).getEpochSecond(), newRequest, fault);
    }

    boolean isDue(Instant now) {
        return next <= now.getEpochSecond();
    }

    boolean isOld(Instant now) {
        return since + LONGEST.toSeconds() < now.getEpochSecond();
    }
}
