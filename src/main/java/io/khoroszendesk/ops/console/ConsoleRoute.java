package io.khoroszendesk.ops.console;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.http.PublicDocuments;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Serves the console's page and its settings at {@code /console/}, if it is switched on. */
@Singleton
class ConsoleRoute implements PublicDocuments {

    static final String HOME = "/console/";

    /** Runs before the routes of the API, which respond to unknown paths with 404. */
    static final int EARLY = -1;

    private static final String WITHOUT_SLASH = "/console";
    private static final String SETTINGS = HOME + "settings.json";

    private final AdapterConfig config;
    private final ConsoleHeaders headers;
    private final ConsoleSettings settings;
    private final Map<String, ConsoleDocument> documents = new HashMap<>();

    @Inject
    ConsoleRoute(AdapterConfig config, ConsoleHeaders headers, ConsoleSettings settings) {
        this.config = config;
        this.headers = headers;
        this.settings = settings;
    }

    void install(@Observes Router router) {
        if (config.console()) {
            ConsoleFiles.read().forEach((name, document) -> documents.put(HOME + name, document));
            documents.put(HOME, documents.get(HOME + "index.html"));
            router.route(WITHOUT_SLASH + "*").order(EARLY).handler(this::serve);
        }
    }

    @Override
    public Set<String> publicDocuments() {
        return documents.isEmpty()
                ? Set.of()
                : Stream.concat(documents.keySet().stream(), Stream.of(WITHOUT_SLASH, SETTINGS))
                        .collect(Collectors.toSet());
    }

    private void serve(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        if (path.equals(WITHOUT_SLASH)) {
            headers.addTo(context.response().headers());
            // Relative, because a proxy may put a path before this one.
            context.response()
                    .setStatusCode(302)
                    .putHeader(HttpHeaders.LOCATION, "console/")
                    .end();
        } else if (path.equals(SETTINGS)) {
            headers.addTo(context.response().headers());
            new ConsoleDocument("application/json", settings.json()).send(request);
        } else if (documents.containsKey(path)) {
            headers.addTo(context.response().headers());
            documents.get(path).send(request);
        } else {
            context.next();
        }
    }
}
