package io.khoroszendesk.common.http;

import java.util.concurrent.ThreadLocalRandom;

/** The id by which an answer, the lines of the log and the trace of one request are found together. */
public final class CorrelationId {

    /** The header of an answer that holds it. */
    public static final String HEADER = "X-Correlation-Id";

    /** Its name in the context of the log. */
    public static final String LOGGED_AS = "correlationId";

    /** Without letters and digits that are taken for each other when read aloud. */
    private static final char[] LETTERS = "abcdefghjkmnpqrstvwxyz23456789".toCharArray();

    private static final int LENGTH = 10;

    private CorrelationId() {}

    /** A new one. */
    public static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return id.toString();
    }
}
