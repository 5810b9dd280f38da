package io.khoroszendesk.ops.console;

import io.khoroszendesk.common.security.Digests;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Arrays;

/** What the console serves under one path, with a validator, so that a browser that has it is not sent it again. */
final class ConsoleDocument {

    private final String type;
    private final Buffer bytes;
    private final String tag;

    ConsoleDocument(String type, byte[] bytes) {
        this.type = type;
        this.bytes = Buffer.buffer(bytes);
        this.tag = "\"" + Digests.of(bytes).substring(0, 32) + "\"";
    }

    /** Answers a GET or HEAD with the document, or with 304 if the client has it already. */
    void send(HttpServerRequest request) {
        HttpServerResponse response = request.response().putHeader(HttpHeaders.ETAG, tag);
        if (isKnownTo(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(bytes.length()));
        if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(bytes);
        }
    }

    /** Compares as RFC 9110 asks for: weak tags match strong ones. */
    private boolean isKnownTo(String tags) {
        return tags != null
                && Arrays.stream(tags.split(","))
                        .map(String::strip)
                        .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }
}
