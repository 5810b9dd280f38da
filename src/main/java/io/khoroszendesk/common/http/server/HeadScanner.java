package io.khoroszendesk.common.http.server;

import io.netty.buffer.ByteBuf;

/**
 * Walks over the bytes of a request's line and headers, and finds what RFC 9112 forbids but parsers read in different ways:
 * lines that end with something else than CR LF, folded headers, blanks before a colon, control characters, and words of the
 * request line that aren't separated by one blank each. It looks at each byte once.
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

    /** Expects the line of a request. */
    void reset() {
        at = At.START;
        blankLine = false;
        blanks = 0;
    }

    /** Expects headers only, as they may follow the last chunk. */
    void resetToHeaders() {
        at = At.HEADER;
    }

    /** Looks at the bytes from one index to before another, and says at which index it stopped: at the end of the head, too. */
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

    /** Whether something of a request has come; empty lines between requests are nothing. */
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

    /** Some clients send an empty line after a body, which RFC 9112 asks servers to overlook. */
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
