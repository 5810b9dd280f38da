package io.khoroszendesk.common.http.server;

import io.netty.buffer.ByteBuf;

/**
 * Scans the bytes of a request line and headers for what RFC 9112 forbids but parsers read differently: lines that
 * don't end with CR LF, folded headers, spaces before a colon, control characters, and parts of the request line that
 * aren't separated by exactly one space. It reads each byte once.
 */
final class HeadScanner {

    private enum At {
        START,
        LINE,
        LINE_END,
        HEADER,
        NAME,
        VALUE,
        VALUE_END,
        LAST_LINE_END,
        COMPLETE,
        BROKEN
    }

    private static final int SPACE = ' ';
    private static final int DELETE = 0x7f;
    private static final String SIGNS_OF_NAMES = "!#$%&'*+-.^_`|~";

    private At at = At.START;
    private boolean blankLine;
    private int blanks;
    private int last;

    /** Expects a request line. */
    void reset() {
        at = At.START;
        blankLine = false;
        blanks = 0;
    }

    /** Expects headers only, as they may follow the last chunk. */
    void resetToHeaders() {
        at = At.HEADER;
    }

    /**
     * Scans the bytes from {@code from} to before {@code to} and returns the index at which it stopped, also at the end
     * of the head.
     */
    int scan(ByteBuf bytes, int from, int to) {
        int index = from;
        while (index < to && at != At.COMPLETE && at != At.BROKEN) {
            at = next(bytes.getUnsignedByte(index));
            index++;
        }
        return index;
    }

    boolean isComplete() {
        return at == At.COMPLETE;
    }

    boolean isBroken() {
        return at == At.BROKEN;
    }

    /** Whether part of a request has arrived; empty lines between requests don't count. */
    boolean hasBegun() {
        return at != At.START;
    }

    private At next(int octet) {
        return switch (at) {
            case START -> start(octet);
            case LINE -> line(octet);
            case LINE_END -> octet == '\n' ? At.HEADER : At.BROKEN;
            case HEADER -> octet == '\r' ? At.LAST_LINE_END : isOfName(octet) ? At.NAME : At.BROKEN;
            case NAME -> octet == ':' ? At.VALUE : isOfName(octet) ? At.NAME : At.BROKEN;
            case VALUE -> octet == '\r' ? At.VALUE_END : isOfValue(octet) ? At.VALUE : At.BROKEN;
            case VALUE_END -> octet == '\n' ? At.HEADER : At.BROKEN;
            case LAST_LINE_END -> octet == '\n' ? At.COMPLETE : At.BROKEN;
            case COMPLETE, BROKEN -> at;
        };
    }

    /** Some clients send an empty line after a body. RFC 9112 asks servers to ignore it. */
    private At start(int octet) {
        if (blankLine || octet == '\r') {
            boolean whole = !blankLine || octet == '\n';
            blankLine = !blankLine;
            return whole ? At.START : At.BROKEN;
        }
        last = octet;
        return isOfName(octet) ? At.LINE : At.BROKEN;
    }

    private At line(int octet) {
        int before = last;
        last = octet;
        if (octet == '\r') {
            return blanks == 2 && before != SPACE ? At.LINE_END : At.BROKEN;
        }
        if (octet == SPACE) {
            blanks++;
            return blanks <= 2 && before != SPACE ? At.LINE : At.BROKEN;
        }
        return octet > SPACE && octet != DELETE ? At.LINE : At.BROKEN;
    }

    private static boolean isOfValue(int octet) {
        return octet == '\t' || octet >= SPACE && octet != DELETE;
    }

    private static boolean isOfName(int octet) {
        return octet >= 'a' && octet <= 'z'
                || octet >= 'A' && octet <= 'Z'
                || octet >= '0' && octet <= '9'
                || SIGNS_OF_NAMES.indexOf(octet) >= 0;
    }
}
