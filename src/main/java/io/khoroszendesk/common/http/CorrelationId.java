package io.khoroszendesk.common.http;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.MDC;

/** The id that connects the response, the log lines and the trace of one request. */
public final class CorrelationId {

    /** The response header that holds it. */
    public static final String HEADER = "X-Correlation-Id";

    /** Its key in the log context. */
    public static final String LOGGED_AS = "correlationId";

    /** Without letters and digits that are easily confused when read aloud. */
    private static final char[] LETTERS = "abcdefghjkmnpqrstvwxyz23456789".toCharArray();

    private static final int LENGTH = 10;
    private static final AttributeKey<String> OF_REQUEST = AttributeKey.valueOf(CorrelationId.class, "request");

    private CorrelationId() {}

    /**
     * A new id for a request. It is also attached to the connection, because the guard may have to respond in place of
     * the API.
     */
    public static String of(HttpServerRequest request) {
        String id = next();
        if (request != null && request.connection() instanceof ConnectionBase connection) {
            connection.channel().attr(OF_REQUEST).set(id);
        }
        return id;
    }

    /** The id that a response has got. */
    public static String of(HttpServerResponse response) {
        return Objects.requireNonNullElse(response.headers().get(HEADER), "none");
    }

    /** The id of the request that began last on a connection; a new one if there was none. */
    public static String ofRequest(Channel channel) {
        return Optional.ofNullable(channel.attr(OF_REQUEST).get()).orElseGet(CorrelationId::next);
    }

    /** Runs what logs lines that belong to this id, whatever the calling thread works for otherwise. */
    public static void logged(String id, Runnable logging) {
        Object before = MDC.put(LOGGED_AS, id);
        try {
            logging.run();
        } finally {
            if (before == null) {
                MDC.remove(LOGGED_AS);
            } else {
                MDC.put(LOGGED_AS, before);
            }
        }
    }

    /** A new id. */
    public static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return id.toString();
    }
}
