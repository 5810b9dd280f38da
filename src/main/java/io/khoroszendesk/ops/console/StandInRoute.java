package io.khoroszendesk.ops.console;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.http.JsonError;
import io.khoroszendesk.common.http.KeyedPath;
import io.khoroszendesk.common.http.PublicDocuments;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Shows the state of the stand-in for Zendesk to everybody, and changes it for those with Khoros' key. Only where the
 * console is on and the Zendesk that is called can be a stand-in.
 */
@Singleton
class StandInRoute implements PublicDocuments, KeyedPath {

    static final String PATH = ConsoleRoute.HOME + "stand-in";

    private static final JsonError NONE =
            new JsonError(404, "NOT_FOUND", "The Zendesk that is called is not the stand-in, or it does not answer.");
    private static final JsonError UNKNOWN = new JsonError(400, "INVALID_REQUEST", "There is no such state.");

    private final ConsoleHeaders headers;
    private final StandIn standIn;
    private final boolean isServed;

    @Inject
    StandInRoute(AdapterConfig config, ConsoleHeaders headers, StandIn standIn) {
        this.headers = headers;
        this.standIn = standIn;
        this.isServed = config.console() && standIn.isPossible();
    }

    void install(@Observes Router router) {
        if (isServed) {
            router.route(HttpMethod.GET, PATH).order(ConsoleRoute.EARLY).handler(this::show);
            router.route(HttpMethod.POST, PATH).order(ConsoleRoute.EARLY).handler(this::change);
        }
    }

    @Override
    public Set<String> publicDocuments() {
        return isServed ? Set.of(PATH) : Set.of();
    }

    @Override
    public Optional<String> keyedPath() {
        return isServed ? Optional.of(PATH) : Optional.empty();
    }

    private void show(RoutingContext context) {
        answer(context, standIn.state());
    }

    private void change(RoutingContext context) {
        wanted(context).ifPresentOrElse(state -> answer(context, standIn.change(state)), () -> UNKNOWN.send(context));
    }

    private static Optional<StandInState> wanted(RoutingContext context) {
        try {
            return Optional.ofNullable(context.body().asJsonObject())
                    .map(body -> body.getValue("state"))
                    .flatMap(state -> StandInState.of(state.toString()));
        } catch (DecodeException | ClassCastException notAnObject) {
            return Optional.empty();
        }
    }

    private void answer(RoutingContext context, Future<StandInState> state) {
        headers.addTo(context.response().headers());
        state.onSuccess(current ->
                        context.json(new JsonObject().put("states", states()).put("current", current.id())))
                .onFailure(absent -> NONE.send(context));
    }

    private static JsonArray states() {
        JsonArray states = new JsonArray();
        Arrays.stream(StandInState.values())
                .map(state -> new JsonObject()
                        .put("name", state.id())
                        .put("label", state.label())
                        .put("description", state.description()))
                .forEach(states::add);
        return states;
    }
}
