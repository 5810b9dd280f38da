package io.khoroszendesk.common.http.server;

import io.netty.buffer.ByteBuf;

/**
 * Scans a chunked body for sizes, line ends and trailers that parsers read differently. It skips the data of chunks and
 * reads every other byte once.
 */
final class ChunkScanner {

    private enum At {
        SIZE,
        EXTENSION,
        SIZE_END,
        CONTENT,
        CONTENT_END,
        CHUNK_END,
        TRAILER,
        BROKEN
    }

    /** Enough for 256 MB in one chunk. */
    private static final int MOST_DIGITS = 7;

    private static final int HEXADECIMAL = 16;

    private final HeadScanner trailer = new HeadScanner();
    private At at = At.SIZE;
    private int digits;
    private int left;

    /** Expects the size of the first chunk. */
    void reset() {
        at = At.SIZE;
        digits = 0;
        left = 0;
    }

    /** Scans the bytes from {@code from} to before {@code to}; false if they can't be part of a chunked body. */
    boolean accepts(ByteBuf bytes, int from, int to) {
        int index = from;
        while (index < to && at != At.BROKEN) {
            if (at == At.CONTENT) {
                int inside = Math.min(left, to - index);
                left -= inside;
                index += inside;
                at = left == 0 ? At.CONTENT_END : At.CONTENT;
            } else if (at == At.TRAILER) {
                int end = trailer.scan(bytes, index, to);
                at = trailer.isBroken() || trailer.isComplete() && end < to ? At.BROKEN : At.TRAILER;
                index = end;
            } else {
                at = next(bytes.getUnsignedByte(index));
                index++;
            }
        }
        return at != At.BROKEN;
    }

    private At next(int octet) {
        return switch (at) {
            case SIZE -> size(octet);
            case EXTENSION ->
                octet == '\r' ? At.SIZE_END : octet >= ' ' && octet != 0x7f || octet == '\t' ? At.EXTENSION : At.BROKEN;
            case SIZE_END -> octet == '\n' ? begun() : At.BROKEN;
            case CONTENT_END -> octet == '\r' ? At.CHUNK_END : At.BROKEN;
            case CHUNK_END -> octet == '\n' ? At.SIZE : At.BROKEN;
            case CONTENT, TRAILER, BROKEN -> at;
        };
    }

    private At size(int octet) {
        int digit = Character.digit(octet, HEXADECIMAL);
        if (digit >= 0 && octet < 0x80) {
            digits++;
            left = left * HEXADECIMAL + digit;
            return digits <= MOST_DIGITS ? At.SIZE : At.BROKEN;
        }
        if (digits == 0) {
            return At.BROKEN;
        }
        return octet == ';' ? At.EXTENSION : octet == '\r' ? At.SIZE_END : At.BROKEN;
    }

    private At begun() {
        digits = 0;
        if (left > 0) {
            return At.CONTENT;
        }
        trailer.resetToHeaders();
        return At.TRAILER;
    }
}
