package io.khoroszendesk.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Where every request of the API port comes in, before its body is read: it gets its correlation id, and is turned away if
 * it has no key, can't be a path, is too large, or asks for what is none of Khoros' business.
 */
@Singleton
class Gate {

    static final String CORRELATION_HEADER = "X-Correlation-Id";
    /** The path the resources have in the code; another one may be configured. */
    static final String INNER_BASE = "/api/v1";

    private static final Logger LOG = Logger.getLogger(Gate.class);
    private static final int BEFORE_EVERYTHING = 10_000;
    private static final Pattern SLASHES = Pattern.compile("/+");
    private static final String REROUTED = Gate.class.getName() + ".rerouted";

    private final AnswerConfig config;
    private final KhorosConfig khoros;
    private final KhorosKeys keys;
    private final ObjectMapper json;
    private final Intake intake;
    private final RequestMetrics metrics;
    private final String base;
    private final boolean devMode = LaunchMode.current() == LaunchMode.DEVELOPMENT;

    @Inject
    Gate(
            AnswerConfig config,
            KhorosConfig khoros,
            KhorosKeys keys,
            ObjectMapper json,
            Intake intake,
            RequestMetrics metrics) {
        this.config = config;
        this.khoros = khoros;
        this.keys = keys;
        this.json = json;
        this.intake = intake;
        this.metrics = metrics;
        this.base = config.basePath().replaceAll("/+$", "");
    }

    void install(@Observes Filters filters) {
        filters.register(this::enter, BEFORE_EVERYTHING);
    }

    private void enter(RoutingContext context) {
        if (context.get(REROUTED) != null) {
            context.next();
            return;
        }
        Exchange exchange = Exchange.open(context);
        MDC.put("correlationId", exchange.correlationId());
        context.response().putHeader(CORRELATION_HEADER, exchange.correlationId());
        context.addEndHandler(ended -> left(context, exchange));
        HttpServerRequest request = context.request();
        String path = decoded(request.path());
        // Parameters within the path would be dropped further on, and "1;x" taken for the customer 1.
        if (path == null || request.query() != null && decoded(request.query()) == null) {
            refuse(context, 400, "INVALID_REQUEST", "The address of the request can't be read.");
        } else if (isManagement(path) || request.path().indexOf(';') >= 0) {
            refuse(context, 404, "NOT_FOUND", "There is nothing here.");
        } else if (isBelow(path, base)) {
            enterApi(context, request);
        } else if (!base.equals(INNER_BASE) && isBelow(path, INNER_BASE)) {
            refuse(context, 404, "NOT_FOUND", "There is nothing here.");
        } else {
            context.next();
        }
    }

    private void enterApi(RoutingContext context, HttpServerRequest request) {
        if (!isAuthorized(request)) {
            refuse(context, 401, "UNAUTHORIZED", "The API key is missing or not valid.");
        } else if (isForeign(request.getHeader("x-sf-company-id"))) {
            refuse(context, 401, "UNAUTHORIZED", "This company is not served here.");
        } else if (isTooLarge(request.getHeader("Content-Length"))) {
            refuse(context, 413, "TOO_LARGE", "The request is too large.");
        } else if (request.method() == HttpMethod.POST || request.method() == HttpMethod.PATCH) {
            intake.read(context, () -> goOn(context), problem -> refuse(context, problem));
        } else {
            goOn(context);
        }
    }

    private void goOn(RoutingContext context) {
        if (base.equals(INNER_BASE)) {
            context.next();
        } else {
            HttpServerRequest request = context.request();
            context.put(REROUTED, true);
            context.reroute(request.method(), INNER_BASE + request.uri().substring(base.length()));
        }
    }

    private void refuse(RoutingContext context, Intake.Problem problem) {
        switch (problem) {
            case TOO_LARGE -> refuse(context, 413, "TOO_LARGE", "The request is too large.");
            case TOO_SLOW -> refuse(context, 408, "TOO_SLOW", "The request did not arrive in time.");
        }
    }

    /** Several headers of the name leave open which one counts, so they count as none. */
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

    private boolean isTooLarge(String contentLength) {
        try {
            return contentLength != null
                    && Long.parseLong(contentLength.trim())
                            > config.maxBodySize().asLongValue();
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private boolean isManagement(String path) {
        return !devMode && isBelow(path.contains("//") ? SLASHES.matcher(path).replaceAll("/") : path, "/q");
    }

    private static boolean isBelow(String path, String base) {
        return path.startsWith(base) && (path.length() == base.length() || path.charAt(base.length()) == '/');
    }

    private static String decoded(String part) {
        try {
            String text = URLDecoder.decode(part, StandardCharsets.UTF_8);
            return text.indexOf('\0') >= 0 ? null : text;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void refuse(RoutingContext context, int status, String error, String message) {
        Exchange exchange = Exchange.of(context);
        exchange.failed(error);
        HttpServerResponse response = context.response();
        response.setStatusCode(status).putHeader("Content-Type", "application/json");
        if (status == 413 || status == 408) {
            // The body is on its way and will not be used.
            response.putHeader("Connection", "close");
        }
        response.end(body(ErrorAnswer.of(error, message, exchange.correlationId())));
    }

    private String body(ErrorAnswer answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an error answer that isn't JSON", e);
        }
    }

    /** The one line that every request leaves in the log. */
    private void left(RoutingContext context, Exchange exchange) {
        Duration took = Duration.ofNanos(System.nanoTime() - exchange.startNanos());
        int status = context.response().getStatusCode();
        if (exchange.isOperation() || status >= 400) {
            LOG.infof(
                    "%s %d%s in %d ms, %d Zendesk calls [ref %s]",
                    exchange.operation(),
                    status,
                    exchange.error().isEmpty() ? "" : " " + exchange.error(),
                    took.toMillis(),
                    exchange.zendeskCalls(),
                    exchange.correlationId());
            metrics.answered(exchange, status, took);
        }
    }
}
