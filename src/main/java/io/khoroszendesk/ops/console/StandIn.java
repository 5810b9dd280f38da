package io.khoroszendesk.ops.console;

import io.khoroszendesk.zendesk.config.ZendeskConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The stand-in for Zendesk of {@code wiremock/}, which can be put into a state in which all calls fail in the same way.
 * Only an address of this machine without TLS can be one, which a real Zendesk never has.
 */
@Singleton
class StandIn {

    private static final String SCENARIO = "whole-account";
    private static final String SCENARIOS = "/__admin/scenarios";
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");
    private static final int PATIENCE_MILLIS = 10_000;

    private final Vertx vertx;
    private final ZendeskConfig zendesk;
    private HttpClient client;

    /** The stand-in is none that is known here, or doesn't answer. */
    static final class AbsentException extends RuntimeException {
        AbsentException() {
            super("no stand-in that can be switched", null, false, false);
        }
    }

    @Inject
    StandIn(Vertx vertx, ZendeskConfig zendesk) {
        this.vertx = vertx;
        this.zendesk = zendesk;
    }

    /** Whether the Zendesk that is called can be a stand-in. */
    boolean isPossible() {
        return zendesk.url()
                .filter(url -> "http".equals(url.getScheme()))
                .map(URI::getHost)
                .filter(LOOPBACK::contains)
                .isPresent();
    }

    /** The state it is in; fails with {@link AbsentException} if there is none. */
    Future<StandInState> state() {
        return send(HttpMethod.GET, SCENARIOS, null).map(body -> scenarios(body)
                .filter(scenario -> SCENARIO.equals(scenario.getString("name")))
                .findFirst()
                .flatMap(scenario -> StandInState.ofStandIn(scenario.getString("state")))
                .orElseThrow(AbsentException::new));
    }

    /** Puts it into a state; fails with {@link AbsentException} if there is none. */
    Future<StandInState> change(StandInState state) {
        return send(
                        HttpMethod.PUT,
                        SCENARIOS + "/" + SCENARIO + "/state",
                        new JsonObject().put("state", state.ofStandIn()).toBuffer())
                .compose(changed -> state());
    }

    private Future<Buffer> send(HttpMethod method, String path, Buffer body) {
        if (!isPossible()) {
            return Future.failedFuture(new AbsentException());
        }
        URI url = zendesk.url().orElseThrow();
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost(url.getHost().replaceAll("[\\[\\]]", ""))
                .setPort(url.getPort() < 0 ? 80 : url.getPort())
                .setURI(path)
                .setTimeout(PATIENCE_MILLIS);
        return client().request(options)
                .compose(request -> body == null
                        ? request.send()
                        : request.putHeader("Content-Type", "application/json").send(body))
                .compose(response ->
                        response.statusCode() == 200 ? response.body() : Future.failedFuture(new AbsentException()))
                .recover(failure -> Future.failedFuture(new AbsentException()));
    }

    private static Stream<JsonObject> scenarios(Buffer body) {
        try {
            return Optional.ofNullable(body.toJsonObject().getJsonArray("scenarios")).stream()
                    .flatMap(list -> list.stream())
                    .map(JsonObject.class::cast);
        } catch (RuntimeException notWireMock) {
            throw new AbsentException();
        }
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = vertx.createHttpClient(
                    new HttpClientOptions().setIdleTimeoutUnit(TimeUnit.SECONDS).setIdleTimeout(10));
        }
        return client;
    }
}
