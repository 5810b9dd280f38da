package io.khoroszendesk.common.http;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Optional;
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
    private static final AttributeKey<String> OF_REQUEST = AttributeKey.valueOf(CorrelationId.class, "request");

    private CorrelationId() {}

    /** A new one for a request. Its connection knows it, too, because the guard may have to answer in place of the API. */
    public static String of(HttpServerRequest request) {
        String id = next();
        ((ConnectionBase) request.connection()).channel().attr(OF_REQUEST).set(id);
        return id;
    }

    /** That of the request which has begun last on a connection; a new one where none has. */
    public static String ofRequest(Channel channel) {
        return Optional.ofNullable(channel.attr(OF_REQUEST).get()).orElseGet(CorrelationId::next);
    }

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
