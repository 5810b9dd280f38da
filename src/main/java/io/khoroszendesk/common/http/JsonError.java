package io.khoroszendesk.common.http;

import io.khoroszendesk.common.log.LogEntry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/**
 * An error response in the one form that all of them have, for routes that respond without the framework.
 *
 * @param status the HTTP status
 * @param error the error code
 * @param message a sentence for people; the correlation id is added to it
 * @param retryAfter the value of the header {@code Retry-After} in seconds; 0 for none
 */
public record JsonError(int status, String error, String message, int retryAfter) {

    private static final Logger LOG = Logger.getLogger(JsonError.class);

    public JsonError(int status, String error, String message) {
        this(status, error, message, 0);
    }

    /** The same, but the sender is asked to wait that many seconds. */
    public JsonError retryAfter(int seconds) {
        return new JsonError(status, error, message, seconds);
    }

    /**
     * The response to a request whose handling failed, by what failed: what the sender sent, or our own code, which is
     * logged.
     */
    public static JsonError ofFailure(RoutingContext context) {
        int status = context.statusCode();
        if (status >= 400 && status < 500) {
            return new JsonError(400, "INVALID_REQUEST", "The request can't be read.");
        }
        LOG.errorf(
                "%s",
                LogEntry.of("INTERNAL_ERROR " + FaultSummary.described(context.failure()))
                        .with("status", 500)
                        .with("error", "INTERNAL_ERROR"));
        return new JsonError(500, "INTERNAL_ERROR", "The adapter failed unexpectedly.");
    }

    /** The message with the correlation id at its end. */
    public static String traced(String message, String correlationId) {
        return message + " Reference " + correlationId;
    }

    /** The body of the response. */
    public String body(String correlationId) {
        return new JsonObject()
                .put("error", error)
                .put("message", traced(message, correlationId))
                .encode();
    }

    /** Sends the response, unless there was one already. */
    public void send(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.ended()) {
            return;
        }
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        if (retryAfter > 0) {
            response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter));
        }
        response.end(body(CorrelationId.of(response)));
    }
}
