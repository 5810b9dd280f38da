package io.khoroszendesk.common.http.server;

import io.khoroszendesk.common.http.CorrelationId;
import io.khoroszendesk.common.http.JsonError;
import io.khoroszendesk.common.log.LogEntry;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;

/**
 * Why a request is rejected before it is processed. The texts are fixed: nothing of a request is repeated or logged.
 */
enum RefusedRequest {
    MALFORMED(400, "INVALID_REQUEST", "The request is not well-formed HTTP."),
    VERSION(400, "INVALID_REQUEST", "This is not HTTP/1.1, which alone is spoken here."),
    HOST(400, "INVALID_REQUEST", "The header Host is missing or can't be read."),
    LENGTH(400, "INVALID_REQUEST", "The header Content-Length must be one whole number."),
    TRANSFER_ENCODING(
            400,
            "INVALID_REQUEST",
            "The header Transfer-Encoding may only be one 'chunked', in HTTP/1.1 and without a Content-Length."),
    TOO_SLOW(408, "TOO_SLOW", "The request did not arrive in time."),
    TOO_LARGE(413, "TOO_LARGE", "The request is too large."),
    LONG_LINE(414, "TOO_LARGE", "The address of the request is too long."),
    LONG_HEADERS(431, "TOO_LARGE", "The headers of the request are too large.");

    private static final Logger LOG = Logger.getLogger(RefusedRequest.class);

    private final JsonError error;

    RefusedRequest(int status, String error, String message) {
        this.error = new JsonError(status, error, message);
    }

    /**
     * The response, in the form of all errors, and its log line.
     *
     * @param id the correlation id
     */
    FullHttpResponse answer(String id) {
        log(id);
        byte[] body = error.body(id).getBytes(StandardCharsets.UTF_8);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(error.status()), Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(CorrelationId.HEADER, id);
        return response;
    }

    private void log(String id) {
        CorrelationId.logged(
                id,
                () -> LOG.infof(
                        "%s",
                        LogEntry.of("none %d %s before it was read: %s"
                                        .formatted(error.status(), error.error(), error.message()))
                                .with("operation", "none")
                                .with("status", error.status())
                                .with("error", error.error())));
    }
}
