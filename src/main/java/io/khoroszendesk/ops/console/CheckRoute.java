package io.khoroszendesk.ops.console;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.http.FaultSummary;
import io.khoroszendesk.ops.check.AccountCheck;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * Tells on the management port what {@code check} says, to the console's page and to whoever reaches that port. A run
 * takes some ten calls to Zendesk, so it is shared by all who ask meanwhile and for ten seconds after it began.
 */
@Singleton
class CheckRoute {

    private static final Logger LOG = Logger.getLogger(CheckRoute.class);
    private static final String PATH = "/q/console/check";
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1");

    private final AdapterConfig config;
    private final Instance<AccountCheck> check;
    private final ServerPorts ports;
    private final Clock clock;
    private Future<JsonArray> run;
    private Instant next = Instant.EPOCH;

    @Inject
    CheckRoute(
            AdapterConfig config,
            // Looked up late, because routes are created before the settings behind them are validated.
            Instance<AccountCheck> check,
            ServerPorts ports,
            Clock clock) {
        this.config = config;
        this.check = check;
        this.ports = ports;
        this.clock = clock;
    }

    void install(@Observes ManagementInterface management) {
        if (config.console()) {
            management.router().get(PATH).handler(this::serve);
        }
    }

    private void serve(RoutingContext context) {
        HttpServerRequest request = context.request();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean isForeign = !isAskedByThisMachinesName(request)
                || (origin == null ? "cross-site".equals(request.getHeader("Sec-Fetch-Site")) : !isOfConsole(origin));
        // Quarkus lets every page read what is on this port.
        context.response().headers().remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
        if (isForeign) {
            context.response().setStatusCode(403).end();
            return;
        }
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store").putHeader(HttpHeaders.VARY, "Origin");
        if (origin != null) {
            context.response().putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        }
        findings().onSuccess(context::json).onFailure(fault -> {
            LOG.errorf("The check failed: %s", FaultSummary.described(fault));
            context.response().setStatusCode(500).end();
        });
    }

    /** A foreign page whose name was made to lead here, by DNS rebinding, asks by that name. */
    private static boolean isAskedByThisMachinesName(HttpServerRequest request) {
        HostAndPort asked = request.authority();
        return asked != null && THIS_MACHINE.contains(asked.host());
    }

    /** Whether a page with this origin is the console, opened on this machine or through a forwarded port. */
    private boolean isOfConsole(String origin) {
        try {
            URI uri = URI.create(origin);
            return uri.getHost() != null
                    && THIS_MACHINE.contains(uri.getHost())
                    && ("http".equals(uri.getScheme()) && uri.getPort() == ports.api()
                            || "https".equals(uri.getScheme()) && uri.getPort() == ports.secureApi());
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }

    private synchronized Future<JsonArray> findings() {
        boolean isUnderWay = run != null && !run.isComplete();
        if (isUnderWay || clock.instant().isBefore(next)) {
            return run;
        }
        Promise<JsonArray> begun = Promise.promise();
        Thread.ofVirtual().name("console-check").start(() -> {
            try {
                begun.complete(json(check.get().run(false).findings()));
            } catch (RuntimeException e) {
                begun.fail(e);
            }
        });
        next = clock.instant().plus(PAUSE);
        run = begun.future();
        return run;
    }

    private static JsonArray json(List<Finding> findings) {
        JsonArray list = new JsonArray();
        findings.stream()
                .map(finding -> new JsonObject()
                        .put("level", finding.level().name().toLowerCase(Locale.ROOT))
                        .put("subject", finding.subject())
                        .put("sentence", finding.sentence())
                        .put("step", finding.step()))
                .forEach(list::add);
        return list;
    }
}
