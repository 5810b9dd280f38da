package io.khoroszendesk.ops.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.dev.console.DevConsoleManager;
import io.quarkus.runtime.util.ExceptionUtil;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * In dev mode, the place of a compile error for clients that are no browsers. What Quarkus answers is a page of 250 kB for
 * every client, and it asks nobody for another one. So such a client's request is handled once more, with a response in
 * which the page is replaced. There is no such bean in other modes.
 */
@IfBuildProfile("dev")
@Singleton
class ShortBuildErrors {

    /** Marks a request that is handled once more. A type would not do, because the framework wraps requests anew. */
    private static final String AGAIN = "x-short-build-errors";

    private static final int LONGEST = 1_500;
    private static final Pattern COLORS = Pattern.compile("\u001b\\[\\d+m");

    private final Supplier<Handler<HttpServerRequest>> server;
    private final Supplier<Throwable> problem;

    @Inject
    ShortBuildErrors() {
        this(VertxHttpRecorder::getRootHandler, () -> DevConsoleManager.getHotReplacementContext()
                .getDeploymentProblem());
    }

    /**
     * @param server what handles a request from its beginning
     * @param problem why the application could not be reloaded
     */
    ShortBuildErrors(Supplier<Handler<HttpServerRequest>> server, Supplier<Throwable> problem) {
        this.server = server;
        this.problem = problem;
    }

    /** Stands before the route that reloads the application, because Quarkus adds that one later in the same order. */
    void install(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_HOT_REPLACEMENT).handler(this::enter);
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains("text/html") || request.headers().contains(AGAIN)) {
            context.next();
        } else {
            request.headers().set(AGAIN, "true");
            server.get().handle(PageReplacement.in(request, () -> error(problem.get())));
        }
    }

    static String error(Throwable problem) {
        String text = problem == null
                ? "The application could not be reloaded."
                : String.valueOf(ExceptionUtil.getRootCause(problem).getMessage());
        String plain = COLORS.matcher(text).replaceAll("").strip();
        return new JsonObject()
                .put("error", "BROKEN_BUILD")
                .put("message", plain.length() > LONGEST ? plain.substring(0, LONGEST) + " …" : plain)
                .encode();
    }
}
