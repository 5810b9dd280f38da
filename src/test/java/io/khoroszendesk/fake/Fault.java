package io.khoroszendesk.fake;

import java.time.Duration;

/**
 * A way in which a call goes wrong.
 *
 * @param takesEffect whether a write is carried out all the same
 * @param status of the answer, where the kind has one
 * @param time how long it takes, where the kind takes long
 * @param retryAfter the header of that name in seconds; null for none
 * @param body what is answered, said to be JSON, where the kind has one; else null
 */
public record Fault(Kind kind, boolean takesEffect, int status, Duration time, Integer retryAfter, String body) {

    public enum Kind {
        DELAY,
        LATE,
        HANG,
        RESET,
        GARBAGE,
        TRUNCATED,
        WRONG_TYPE,
        EMPTY,
        NO_BODY,
        STATUS,
        BODY,
        HTML,
        TOO_MANY,
        TOO_MANY_ACCOUNT,
        UNAUTHORIZED,
        DRIP,
        BLACKHOLE,
        CLOSE_IDLE,
        REDIRECT
    }

    /**
     * The call is taken and never answered; a write is lost. With {@link #afterEffect} only the answer is.
     */
    public static final Fault HANG = of(Kind.HANG, false);
    /** The connection is reset before a write takes effect. */
    public static final Fault RESET_BEFORE = of(Kind.RESET, false);
    /** A write takes effect, then the connection is reset. */
    public static final Fault RESET_AFTER = of(Kind.RESET, true);
    /** 200 and random bytes. */
    public static final Fault GARBAGE = of(Kind.GARBAGE, true);
    /** The true answer with its true length, of which half is sent before the connection closes. */
    public static final Fault TRUNCATED = of(Kind.TRUNCATED, true);
    /** 200 and a page of HTML. */
    public static final Fault WRONG_TYPE = of(Kind.WRONG_TYPE, true);
    /** 200 and an empty object. */
    public static final Fault EMPTY = of(Kind.EMPTY, true);
    /** 200, said to be JSON, and no body at all. */
    public static final Fault NO_BODY = of(Kind.NO_BODY, true);
    /** 401 as for a token that was revoked. */
    public static final Fault UNAUTHORIZED = of(Kind.UNAUTHORIZED, false);
    /** 503 without {@code Retry-After}: maintenance or an incident. */
    public static final Fault UNAVAILABLE = status(503);
    /** The true answer, a byte at a time, slower than any deadline. */
    public static final Fault DRIP = new Fault(Kind.DRIP, true, 0, Duration.ofMillis(400), null, null);
    /** Nothing more is read from the connection, not even its end. */
    public static final Fault BLACKHOLE = of(Kind.BLACKHOLE, false);
    /** The true answer; a little later the connection, idle by then, is closed unannounced. */
    public static final Fault CLOSE_IDLE = new Fault(Kind.CLOSE_IDLE, true, 0, Duration.ofMillis(30), null, null);
    /** 302 to another host. */
    public static final Fault REDIRECT = of(Kind.REDIRECT, false);

    /** The call is kept waiting, then carried out and answered. */
    public static Fault delay(long millis) {
        return new Fault(Kind.DELAY, true, 0, Duration.ofMillis(millis), null, null);
    }

    /** The call is carried out at once, but answered only later. */
    public static Fault late(long millis) {
        return new Fault(Kind.LATE, true, 0, Duration.ofMillis(millis), null, null);
    }

    /** An error of this status with a body of JSON. */
    public static Fault status(int status) {
        return new Fault(Kind.STATUS, false, status, Duration.ZERO, null, null);
    }

    /** An error of this status with a page of HTML, as the edge sends it. */
    public static Fault html(int status) {
        return new Fault(Kind.HTML, false, status, Duration.ZERO, null, null);
    }

    /** An answer of this status with exactly this body, whether it is the JSON that it is said to be or not. */
    public static Fault body(int status, String body) {
        return new Fault(Kind.BODY, false, status, Duration.ZERO, null, body);
    }

    /** 429 of one endpoint: plain text, while the headers of the account say that calls are left. */
    public static Fault tooMany(int retryAfter) {
        return new Fault(Kind.TOO_MANY, false, 429, Duration.ZERO, retryAfter, null);
    }

    /** 429 of the account: JSON, and no calls left. */
    public static Fault tooManyAccount(int retryAfter) {
        return new Fault(Kind.TOO_MANY_ACCOUNT, false, 429, Duration.ZERO, retryAfter, null);
    }

    /** 503 with {@code Retry-After}: the database timed out. */
    public static Fault unavailable(int retryAfter) {
        return new Fault(Kind.STATUS, false, 503, Duration.ZERO, retryAfter, null);
    }

    /** The same fault, but a write has taken effect before. */
    public Fault afterEffect() {
        return new Fault(kind, true, status, time, retryAfter, body);
    }

    /** The same fault, but a write is not carried out. */
    public Fault withoutEffect() {
        return new Fault(kind, false, status, time, retryAfter, body);
    }

    private static Fault of(Kind kind, boolean takesEffect) {
        return new Fault(kind, takesEffect, 0, Duration.ZERO, null, null);
    }

    @Override
    public String toString() {
        return kind
                + (status == 0 ? "" : " " + status)
                + (time.isZero() ? "" : " " + time.toMillis() + " ms")
                + (retryAfter == null ? "" : " Retry-After " + retryAfter)
                + (takesEffect ? "" : ", without effect");
    }
}
