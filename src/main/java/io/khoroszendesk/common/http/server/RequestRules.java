package io.khoroszendesk.common.http.server;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Optional;

/** The rules that every request must follow: RFC 9110 and 9112, in the stricter way where they leave a choice. */
final class RequestRules {

    /**
     * Same as quarkus.http.limits.max-body-size, whose own rejection has no body. Every endpoint has a far lower limit.
     */
    private static final long MOST_BYTES = 1L << 30;

    private RequestRules() {}

    static Optional<RefusedRequest> check(HttpRequest request) {
        DecoderResult decoded = request.decoderResult();
        if (decoded.isFailure()) {
            return Optional.of(
                    switch (decoded.cause()) {
                        case TooLongHttpLineException tooLong -> RefusedRequest.LONG_LINE;
                        case TooLongHttpHeaderException tooLong -> RefusedRequest.LONG_HEADERS;
                        default -> RefusedRequest.MALFORMED;
                    });
        }
        // Other spellings of the two versions result in other objects.
        boolean older = request.protocolVersion() == HttpVersion.HTTP_1_0;
        if (!older && request.protocolVersion() != HttpVersion.HTTP_1_1) {
            return Optional.of(RefusedRequest.VERSION);
        }
        List<String> lengths = request.headers().getAll(HttpHeaderNames.CONTENT_LENGTH);
        List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (!codings.isEmpty() && (older || !lengths.isEmpty() || !isChunked(codings))) {
            return Optional.of(RefusedRequest.TRANSFER_ENCODING);
        }
        if (lengths.size() > 1 || !lengths.isEmpty() && !isNumber(lengths.getFirst())) {
            return Optional.of(RefusedRequest.LENGTH);
        }
        // The decoder has ensured that it fits.
        if (!lengths.isEmpty() && Long.parseLong(lengths.getFirst()) >= MOST_BYTES) {
            return Optional.of(RefusedRequest.TOO_LARGE);
        }
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        // Probes of load balancers use the older version, which has no Host.
        boolean fine = hosts.isEmpty() ? older : hosts.size() == 1 && HostHeader.isValid(hosts.getFirst());
        return fine ? Optional.empty() : Optional.of(RefusedRequest.HOST);
    }

    private static boolean isChunked(List<String> codings) {
        return codings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst());
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(letter -> letter >= '0' && letter <= '9');
    }
}
