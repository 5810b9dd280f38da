package io.khoroszendesk.care.webhook;

import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.common.http.BodyBudgets;
import io.khoroszendesk.common.http.BodyConfig;
import io.khoroszendesk.common.http.BodyReader;
import io.khoroszendesk.common.http.PublicPath;
import io.khoroszendesk.common.resilience.ReplayCache;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * The endpoint of Zendesk's webhook. A call is verified, and the response is sent before its users are processed. While
 * Care or the webhook's secret isn't configured, the endpoint doesn't exist, and the path needs Khoros' key like any
 * other.
 */
@Singleton
class UserWebhookRoute implements PublicPath {

    static final String SIGNATURE = "X-Zendesk-Webhook-Signature";
    static final String TIMESTAMP = "X-Zendesk-Webhook-Signature-Timestamp";
    static final String INVOCATION = "X-Zendesk-Webhook-Invocation-Id";

    /** Events of users are about one kilobyte. */
    private static final int MOST_BYTES = 256 * 1024;

    private final CareConfig care;
    private final WebhookConfig config;
    private final WebhookSignature signatures;
    private final Instance<UserWebhookWorker> work;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final BodyReader bodies;
    private final ReplayCache seen = new ReplayCache();
    private volatile boolean isThere;

    @Inject
    UserWebhookRoute(
            CareConfig care,
            WebhookConfig config,
            WebhookSignature signatures,
            // Looked up late, because routes are created before the settings behind them are validated.
            Instance<UserWebhookWorker> work,
            Clock clock,
            MeterRegistry metrics,
            BodyConfig bodies,
            BodyBudgets budgets) {
        this.care = care;
        this.config = config;
        this.signatures = signatures;
        this.work = work;
        this.clock = clock;
        this.metrics = metrics;
        this.bodies = new BodyReader(MOST_BYTES, bodies.hookTimeout(), budgets.unverified());
    }

    void register(@Observes Router router) {
        if (care.isConfigured() && signatures.isConfigured()) {
            isThere = true;
            router.post(config.webhookPath()).handler(this::admit).failureHandler(this::refuse);
        }
    }

    @Override
    public Optional<String> publicPath() {
        return isThere ? Optional.of(config.webhookPath()) : Optional.empty();
    }

    /** A call without a signature can't be genuine, whatever its body says. */
    private void admit(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.getHeader(SIGNATURE) == null || request.getHeader(TIMESTAMP) == null) {
            answer(context, 401, "forged", "UNAUTHORIZED", "This call is not accepted.");
        } else {
            bodies.read(context, () -> receive(context), problem -> refuse(context, problem));
        }
    }

    private void receive(RoutingContext context) {
        HttpServerRequest request = context.request();
        byte[] body = context.body().buffer().getBytes();
        String signature = request.getHeader(SIGNATURE);
        String invocation = request.getHeader(INVOCATION);
        if (!signatures.isGood(signature, request.getHeader(TIMESTAMP), body, clock.instant())) {
            answer(context, 401, "forged", "UNAUTHORIZED", "This call is not accepted.");
        } else if (!seen.add(invocation, signature)) {
            answer(context, 403, "repeated", "FORBIDDEN", "This call is not accepted.");
        } else {
            accept(context, UserEvent.users(body), invocation, signature);
        }
    }

    private void accept(RoutingContext context, Set<Long> users, String invocation, String signature) {
        if (users.isEmpty()) {
            answer(context, 202, "foreign", null, null);
        } else if (work.get().add(users)) {
            answer(context, 202, "taken", null, null);
        } else {
            // Zendesk retries a call after this response.
            seen.forget(invocation, signature);
            context.response().putHeader("Retry-After", "30");
            answer(context, 503, "full", "BUSY", "Too many users are waiting already.");
        }
    }

    private void refuse(RoutingContext context, BodyReader.Problem problem) {
        // The rest of the body will not be used.
        context.response().putHeader("Connection", "close");
        switch (problem) {
            case TOO_LARGE -> answer(context, 413, "large", "TOO_LARGE", "The request is too large.");
            case TOO_SLOW -> answer(context, 408, "slow", "TOO_SLOW", "The request did not arrive in time.");
            case BUSY -> {
                context.response().putHeader("Retry-After", "1");
                answer(context, 503, "full", "BUSY", "Too many calls are under way.");
            }
        }
    }

    private void refuse(RoutingContext context) {
        answer(context, 400, "broken", "INVALID_REQUEST", "The request can't be read.");
    }

    private void answer(RoutingContext context, int status, String outcome, String error, String message) {
        metrics.counter("adapter.care.hooks", "outcome", outcome).increment();
        if (context.response().ended()) {
            return;
        }
        context.response().setStatusCode(status);
        if (error == null) {
            context.response().end();
            return;
        }
        String reference = context.response().headers().get("X-Correlation-Id");
        JsonObject body = new JsonObject()
                .put("error", error)
                .put("message", message + (reference == null ? "" : " Reference " + reference));
        context.response().putHeader("Content-Type", "application/json").end(body.toBuffer());
    }
}
