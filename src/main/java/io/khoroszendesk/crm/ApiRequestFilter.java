package io.khoroszendesk.crm;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.http.BodyBudgets;
import io.khoroszendesk.common.http.BodyReader;
import io.khoroszendesk.common.http.CorrelationId;
import io.khoroszendesk.common.http.JsonError;
import io.khoroszendesk.common.http.Urls;
import io.khoroszendesk.crm.access.ApiKeyConfig;
import io.khoroszendesk.crm.access.ApiKeys;
import io.khoroszendesk.crm.access.PublicPaths;
import io.khoroszendesk.crm.access.RequestTarget;
import io.khoroszendesk.crm.access.WrongKeys;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.MDC;

/**
 * The entry point of every request on the API port, before its body is read. It assigns the correlation id, and rejects
 * requests whose path is ambiguous, that are too large, or that have no valid key. Only paths known to be public need
 * no key.
 */
@Singleton
public class ApiRequestFilter {

    /** The base path of the resources in the code; another one may be configured. */
    static final String INNER_BASE = "/api/v1";

    private static final JsonError UNREADABLE =
            new JsonError(400, "INVALID_REQUEST", "The address of the request can't be read.");
    private static final JsonError NOT_FOUND = new JsonError(404, "NOT_FOUND", "There is nothing here.");
    private static final JsonError NO_KEY = new JsonError(401, "UNAUTHORIZED", "The API key is missing or not valid.");
    private static final JsonError FOREIGN = new JsonError(401, "UNAUTHORIZED", "This company is not served here.");

    private static final int BEFORE_EVERYTHING = 10_000;

    private final CrmApiConfig config;
    private final ApiKeyConfig khoros;
    private final ApiKeys keys;
    private final BodyReader bodies;
    private final RequestMetrics metrics;
    private final PublicPaths open;
    private final WrongKeys wrongKeys;
    private final String base;
    private final boolean tellsTimes;

    @Inject
    ApiRequestFilter(
            CrmApiConfig config,
            ApiKeyConfig khoros,
            ApiKeys keys,
            BodyBudgets budgets,
            RequestMetrics metrics,
            PublicPaths open,
            WrongKeys wrongKeys,
            AdapterConfig adapter) {
        this.config = config;
        this.khoros = khoros;
        this.keys = keys;
        this.bodies = new BodyReader(
                config.maxBodySize().asLongValue(),
                config.bodyTimeout(),
                budgets.verified(),
                "request",
                // Khoros knows no 503.
                new JsonError(500, "CRM_BUSY", "Too many large requests are under way. Please try again in a moment."));
        this.metrics = metrics;
        this.open = open;
        this.wrongKeys = wrongKeys;
        this.base = Urls.withoutSlashAtEnd(config.basePath());
        this.tellsTimes = adapter.serverTiming().orElseGet(adapter::console);
    }

    void install(@Observes Filters filters) {
        filters.register(this::enter, BEFORE_EVERYTHING);
    }

    /** Handles requests that fail before the route above sees them, such as {@code OPTIONS *}, which has no path. */
    void installForTheUnreadable(@Observes Router router) {
        router.route().order(-BEFORE_EVERYTHING).failureHandler(this::unreadable);
    }

    private void unreadable(RoutingContext context) {
        if (RequestContext.of(context) == null) {
            open(context);
            refuse(context, UNREADABLE);
        } else {
            context.next();
        }
    }

    private void open(RoutingContext context) {
        RequestContext exchange = RequestContext.orOpened(context);
        MDC.put(CorrelationId.LOGGED_AS, exchange.correlationId());
        context.addEndHandler(ended -> left(context, exchange));
        if (tellsTimes) {
            exchange.keepTimeline();
            tellTimes(context, exchange);
        }
    }

    private static void tellTimes(RoutingContext context, RequestContext exchange) {
        context.addHeadersEndHandler(
                sent -> context.response().putHeader(ServerTiming.HEADER, ServerTiming.of(exchange)));
    }

    private void enter(RoutingContext context) {
        if (RequestContext.isAdmitted(context)) {
            // Rerouted by this filter, which has removed the headers that the response already had.
            RequestContext exchange = RequestContext.of(context);
            context.response().putHeader(CorrelationId.HEADER, exchange.correlationId());
            if (tellsTimes) {
                tellTimes(context, exchange);
            }
            context.next();
            return;
        }
        open(context);
        HttpServerRequest request = context.request();
        String path = request.path();
        if (!isReadable(context)) {
            refuse(context, UNREADABLE);
        } else if (path.indexOf(';') >= 0) {
            // Path parameters would be dropped further on, so that "1;x" would mean the customer 1.
            refuse(context, NOT_FOUND);
        } else if (open.contains(request.method(), path)) {
            context.next();
        } else {
            enterApi(context, request);
        }
    }

    /** Checks what the router uses: a path that the router would read differently than it was sent is rejected. */
    private static boolean isReadable(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        return request.uri().startsWith("/")
                && RequestTarget.isNormal(path)
                && path.equals(context.normalizedPath())
                && (request.query() == null || decoded(request.query()) != null);
    }

    private void enterApi(RoutingContext context, HttpServerRequest request) {
        if (!isAuthorized(request)) {
            refuseKey(context, request);
        } else if (isForeign(request.getHeader("x-sf-company-id"))) {
            refuse(context, FOREIGN);
        } else if (bodies.isTooLarge(request)) {
            bodies.refuseTooLarge(context, error -> refuse(context, error));
        } else if (!RequestTarget.isBelow(request.path(), base) && !open.isKeyed(request.path())) {
            refuse(context, NOT_FOUND);
        } else if (request.method() == HttpMethod.POST || request.method() == HttpMethod.PATCH) {
            bodies.read(context, () -> goOn(context), error -> refuse(context, error));
        } else {
            goOn(context);
        }
    }

    /** The response to a wrong key may be delayed. Meanwhile no thread is blocked and no body is read. */
    private void refuseKey(RoutingContext context, HttpServerRequest request) {
        boolean isPresented = request.headers().contains(khoros.authHeaderName());
        WrongKeys.Answer how = isPresented ? wrongKeys.record(request.remoteAddress()) : WrongKeys.Answer.AT_ONCE;
        switch (how) {
            case AT_ONCE -> refuseKey(context);
            case AT_ONCE_AND_CLOSE -> {
                context.response().putHeader("Connection", "close");
                refuseKey(context);
            }
            case LATER ->
                context.vertx().setTimer(wrongKeys.delayMillis(), due -> {
                    wrongKeys.answered();
                    if (!context.response().closed()) {
                        refuseKey(context);
                    }
                });
        }
    }

    private void refuseKey(RoutingContext context) {
        refuse(context, NO_KEY);
    }

    private void goOn(RoutingContext context) {
        RequestContext.of(context).admit();
        if (base.equals(INNER_BASE) || open.isKeyed(context.request().path())) {
            context.next();
        } else {
            HttpServerRequest request = context.request();
            String query = request.query() == null ? "" : "?" + request.query();
            context.reroute(request.method(), INNER_BASE + request.path().substring(base.length()) + query);
        }
    }

    /** If the header occurs several times, it is ambiguous which one counts, so none does. */
    private boolean isAuthorized(HttpServerRequest request) {
        List<String> values = request.headers().getAll(khoros.authHeaderName());
        return keys.accept(values.size() == 1 ? values.getFirst() : null);
    }

    private boolean isForeign(String company) {
        return company != null
                && config.companyIds()
                        .filter(ids -> !ids.isEmpty() && !ids.contains(company.trim()))
                        .isPresent();
    }

    private static String decoded(String part) {
        try {
            String text = URLDecoder.decode(part, StandardCharsets.UTF_8);
            return text.indexOf('\0') >= 0 ? null : text;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void refuse(RoutingContext context, JsonError error) {
        RequestContext.of(context).failed(error.error());
        error.send(context);
    }

    /** Writes the one log line of a request. */
    private void left(RoutingContext context, RequestContext exchange) {
        Duration took = Duration.ofNanos(System.nanoTime() - exchange.startNanos());
        int status = context.response().getStatusCode();
        if (exchange.isOperation() || status >= 400) {
            // First what whoever has got the answer may ask for at once.
            metrics.answered(exchange, status, took);
            RequestLine.ended(exchange, status, took);
        }
    }
}
