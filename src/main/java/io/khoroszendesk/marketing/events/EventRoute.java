package io.khoroszendesk.marketing.events;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.khoroszendesk.common.http.BodyBudgets;
import io.khoroszendesk.common.http.BodyConfig;
import io.khoroszendesk.common.http.BodyReader;
import io.khoroszendesk.common.http.PublicPath;
import io.khoroszendesk.common.http.Urls;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The endpoint to which Khoros posts events. The sender must have the token, which is checked before the body is read.
 * The response is sent as soon as the event is queued, because Khoros doesn't document how long it waits.
 */
@Singleton
class EventRoute implements PublicPath {

    /** Runs before the routes of the API, which respond to unknown paths with 404. */
    private static final int EARLY = -1;

    private static final String WAIT_SECONDS = "30";

    private final EventsConfig config;
    private final EventTokens tokens;
    private final Instance<EventDispatcher> events;
    private final ObjectMapper json;
    private final BodyReader bodies;

    @Inject
    EventRoute(
            EventsConfig config,
            EventTokens tokens,
            // Looked up late, because routes are created before the settings behind them are validated.
            Instance<EventDispatcher> events,
            ObjectMapper json,
            BodyConfig bodies,
            BodyBudgets budgets) {
        this.config = config;
        this.tokens = tokens;
        this.events = events;
        this.json = json;
        this.bodies = new BodyReader(config.maxBodySize().asLongValue(), bodies.hookTimeout(), budgets.verified());
    }

    void install(@Observes Router router) {
        if (!Urls.isPath(config.path())) {
            // The start fails with a message about this setting.
            return;
        }
        router.route(config.path()).order(EARLY).handler(this::admit).failureHandler(this::unread);
    }

    /** Present even without a token, because a file may provide one while the service runs. */
    @Override
    public Optional<String> publicPath() {
        return Optional.of(config.path());
    }

    private void admit(RoutingContext context) {
        List<String> values = context.request().headers().getAll("Authorization");
        if (!tokens.areConfigured()) {
            refuse(context, 404, "NOT_FOUND", "There is nothing here.");
        } else if (!tokens.accept(values.size() == 1 ? values.getFirst() : null)) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            refuse(context, 401, "UNAUTHORIZED", "The bearer token is missing or not valid.");
        } else if (!context.request().method().equals(HttpMethod.POST)) {
            context.response().putHeader("Allow", "POST");
            refuse(context, 405, "METHOD_NOT_ALLOWED", "This method is not possible here.");
        } else {
            bodies.read(context, () -> take(context), problem -> refuse(context, problem));
        }
    }

    private void take(RoutingContext context) {
        JsonNode body = read(context.body().buffer());
        if (body == null || !(body.isObject() || body.isArray())) {
            refuse(context, 400, "INVALID_REQUEST", "The body is not an event in JSON.");
        } else if (!events.get().take(body, reference(context))) {
            context.response().putHeader("Retry-After", WAIT_SECONDS);
            refuse(context, 503, "BUSY", "Too many events are waiting. Please send it again later.");
        } else {
            context.response().setStatusCode(200).putHeader("Content-Type", "application/json");
            context.response().end("{\"status\":\"accepted\"}");
        }
    }

    private void refuse(RoutingContext context, BodyReader.Problem problem) {
        // The rest of the body is still being sent and will not be used.
        context.response().putHeader("Connection", "close");
        switch (problem) {
            case TOO_LARGE -> refuse(context, 413, "TOO_LARGE", "The event is too large.");
            case TOO_SLOW -> refuse(context, 408, "TOO_SLOW", "The event did not arrive in time.");
            case BUSY -> {
                context.response().putHeader("Retry-After", "1");
                refuse(context, 503, "BUSY", "Too many large requests are under way. Please send it again later.");
            }
        }
    }

    private JsonNode read(Buffer body) {
        try {
            return body == null ? null : json.readTree(body.getBytes());
        } catch (JacksonException notJson) {
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("bytes that can't be read", e);
        }
    }

    private void unread(RoutingContext context) {
        if (context.response().ended()) {
            return;
        }
        if (context.statusCode() >= 400 && context.statusCode() < 500) {
            refuse(context, 400, "INVALID_REQUEST", "The request can't be read.");
        } else {
            refuse(context, 500, "INTERNAL_ERROR", "The adapter failed unexpectedly.");
        }
    }

    private static String reference(RoutingContext context) {
        return Objects.requireNonNullElse(context.response().headers().get("X-Correlation-Id"), "none");
    }

    private void refuse(RoutingContext context, int status, String error, String message) {
        ObjectNode answer = json.createObjectNode()
                .put("error", error)
                .put("message", message + " Reference " + reference(context));
        context.response().setStatusCode(status).putHeader("Content-Type", "application/json");
        context.response().end(answer.toString());
    }
}
