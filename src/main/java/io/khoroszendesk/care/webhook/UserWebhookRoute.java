package io.khoroszendesk.care.webhook;

import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.tickets.TicketEvent;
import io.khoroszendesk.common.http.BodyBudgets;
import io.khoroszendesk.common.http.BodyConfig;
import io.khoroszendesk.common.http.BodyReader;
import io.khoroszendesk.common.http.JsonError;
import io.khoroszendesk.common.http.PublicPath;
import io.khoroszendesk.common.memory.FinishedWork;
import io.khoroszendesk.common.memory.SharedMemory;
import io.khoroszendesk.common.resilience.ReplayCache;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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

    private static final JsonError FORGED = new JsonError(401, "UNAUTHORIZED", "This call is not accepted.");
    private static final JsonError REPLAYED = new JsonError(403, "FORBIDDEN", "This call is not accepted.");
    private static final JsonError FULL =
            new JsonError(503, "BUSY", "Too many users are waiting already.").retryAfter(30);

    private static final List<String> OUTCOMES =
            List.of("taken", "foreign", "forged", "repeated", "full", "large", "slow", "broken", "failed");

    /** Events of users are about one kilobyte. */
    private static final int MOST_BYTES = 256 * 1024;

    private static final int REMEMBERED = 20_000;
    /** A signature's timestamp may be up to five minutes behind or ahead of our clock; others are rejected. */
    private static final Duration MEMORY = Duration.ofMinutes(10);

    private final CareConfig care;
    private final WebhookConfig config;
    private final WebhookSignature signatures;
    private final Instance<UserWebhookWorker> work;
    private final Instance<TicketWebhookWorker> tickets;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final BodyReader bodies;
    private final ReplayCache seen = new ReplayCache(REMEMBERED, MEMORY);
    /** The calls that any replica has taken. */
    private final FinishedWork taken;

    private volatile boolean isThere;

    @Inject
    UserWebhookRoute(
            CareConfig care,
            WebhookConfig config,
            WebhookSignature signatures,
            SharedMemory shared,
            // Looked up late, because routes are created before the settings behind them are validated.
            Instance<UserWebhookWorker> work,
            Instance<TicketWebhookWorker> tickets,
            Clock clock,
            MeterRegistry metrics,
            BodyConfig bodies,
            BodyBudgets budgets) {
        this.care = care;
        this.config = config;
        this.signatures = signatures;
        this.taken = new FinishedWork(shared, "webhook", MEMORY);
        this.work = work;
        this.tickets = tickets;
        this.clock = clock;
        this.metrics = metrics;
        this.bodies = new BodyReader(
                MOST_BYTES,
                bodies.hookTimeout(),
                budgets.unverified(),
                "request",
                new JsonError(503, "BUSY", "Too many calls are under way."));
        // There from the start, so that the first burst shows as an increase.
        OUTCOMES.forEach(this::counter);
    }

    void register(@Observes Router router) {
        if (care.isConfigured() && signatures.isConfigured()) {
            isThere = true;
            router.post(config.webhookPath())
                    .handler(this::admit)
                    .failureHandler(failed -> refuse(failed, JsonError.ofFailure(failed)));
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
            refuse(context, FORGED);
        } else {
            bodies.read(context, () -> receive(context), error -> refuse(context, error));
        }
    }

    private void receive(RoutingContext context) {
        HttpServerRequest request = context.request();
        byte[] body = context.body().buffer().getBytes();
        String signature = request.getHeader(SIGNATURE);
        String invocation = request.getHeader(INVOCATION);
        if (!signatures.isGood(signature, request.getHeader(TIMESTAMP), body, clock.instant())) {
            refuse(context, FORGED);
        } else if (!seen.add(keys(invocation, signature))) {
            refuse(context, REPLAYED);
        } else if (!taken.isKept()) {
            accept(context, body, invocation, signature);
        } else {
            // The memory that replicas share may take a moment, so it is not asked on the connection's thread.
            context.vertx()
                    .executeBlocking(() -> taken.contains(keys(invocation, signature)), false)
                    .onSuccess(isReplay -> {
                        if (isReplay) {
                            refuse(context, REPLAYED);
                        } else {
                            accept(context, body, invocation, signature);
                        }
                    })
                    .onFailure(context::fail);
        }
    }

    private void accept(RoutingContext context, byte[] body, String invocation, String signature) {
        Set<Long> users = UserEvent.users(body);
        Optional<TicketEvent> ticket =
                users.isEmpty() && tickets.get().isWanted() ? TicketEvent.of(body) : Optional.empty();
        if (ticket.isPresent()) {
            // What is to be reactivated is written down before the response.
            context.vertx()
                    .executeBlocking(() -> tickets.get().add(ticket.get()), false)
                    .onSuccess(isTaken -> end(context, isTaken, invocation, signature))
                    .onFailure(context::fail);
        } else if (users.isEmpty()) {
            accept(context, "foreign");
        } else {
            end(context, work.get().add(users), invocation, signature);
        }
    }

    private void end(RoutingContext context, boolean isTaken, String invocation, String signature) {
        if (isTaken) {
            accept(context, "taken");
            if (taken.isKept()) {
                context.vertx().executeBlocking(() -> taken.add(keys(invocation, signature)), false);
            }
        } else {
            // Zendesk retries a call after this response.
            seen.forget(keys(invocation, signature));
            refuse(context, FULL);
        }
    }

    /** The invocation's id isn't signed, so the signature is a key as well. */
    private static String[] keys(String invocation, String signature) {
        String signed = "signature " + signature;
        return invocation == null ? new String[] {signed} : new String[] {"id " + invocation, signed};
    }

    private void accept(RoutingContext context, String outcome) {
        count(outcome);
        context.response().setStatusCode(202).end();
    }

    private void refuse(RoutingContext context, JsonError error) {
        count(outcome(error.status()));
        error.send(context);
    }

    private static String outcome(int status) {
        return switch (status) {
            case 401 -> "forged";
            case 403 -> "repeated";
            case 408 -> "slow";
            case 413 -> "large";
            case 503 -> "full";
            default -> status < 500 ? "broken" : "failed";
        };
    }

    private void count(String outcome) {
        counter(outcome).increment();
    }

    private Counter counter(String outcome) {
        return metrics.counter("adapter.care.hooks", "outcome", outcome);
    }
}
