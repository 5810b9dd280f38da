package io.khoroszendesk.marketing.events;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.common.http.BodyBudgets;
import io.khoroszendesk.common.http.BodyConfig;
import io.khoroszendesk.common.http.BodyReader;
import io.khoroszendesk.common.http.CorrelationId;
import io.khoroszendesk.common.http.JsonError;
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
import java.util.Optional;

/**
 * The endpoint to which Khoros posts events. The sender must have the token, which is checked before the body is read.
 * The response is sent as soon as the event is queued, because Khoros doesn't document how long it waits.
 */
@Singleton
class EventRoute implements PublicPath {

    /** Runs before the routes of the API, which respond to unknown paths with 404. */
    private static final int EARLY = -1;

    private static final int WAIT_SECONDS = 30;

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
        this.bodies = new BodyReader(
                config.maxBodySize().asLongValue(),
                bodies.hookTimeout(),
                budgets.verified(),
                "event",
                new JsonError(503, "BUSY", "Too many large requests are under way. Please send it again later."));
    }

    void install(@Observes Router router) {
        if (!Urls.isPath(config.path())) {
            // The start fails with a message about this setting.
            return;
        }
        router.route(config.path()).order(EARLY).handler(this::admit).failureHandler(failed -> JsonError.ofFailure(
                        failed)
                .send(failed));
    }

    /** Present even without a token, because a file may provide one while the service runs. */
    @Override
    public Optional<String> publicPath() {
        return Optional.of(config.path());
    }

    private void admit(RoutingContext context) {
        List<String> values = context.request().headers().getAll("Authorization");
        if (!tokens.areConfigured()) {
            new JsonError(404, "NOT_FOUND", "There is nothing here.").send(context);
        } else if (!tokens.accept(values.size() == 1 ? values.getFirst() : null)) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            new JsonError(401, "UNAUTHORIZED", "The bearer token is missing or not valid.").send(context);
        } else if (!context.request().method().equals(HttpMethod.POST)) {
            context.response().putHeader("Allow", "POST");
            new JsonError(405, "METHOD_NOT_ALLOWED", "This method is not possible here.").send(context);
        } else {
            bodies.read(context, () -> take(context), error -> error.send(context));
        }
    }

    private void take(RoutingContext context) {
        JsonNode body = read(context.body().buffer());
        if (body == null || !(body.isObject() || body.isArray())) {
            new JsonError(400, "INVALID_REQUEST", "The body is not an event in JSON.").send(context);
        } else if (!events.get().take(body, CorrelationId.of(context.response()))) {
            new JsonError(503, "BUSY", "Too many events are waiting. Please send it again later.")
                    .retryAfter(WAIT_SECONDS)
                    .send(context);
        } else {
            context.response().setStatusCode(200).putHeader("Content-Type", "application/json");
            context.response().end("{\"status\":\"accepted\"}");
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
}
