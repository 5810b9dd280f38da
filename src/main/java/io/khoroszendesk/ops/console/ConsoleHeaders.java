package io.khoroszendesk.ops.console;

import io.quarkus.vertx.http.HttpServer;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The headers by which browsers keep everything foreign away from the console, which shows customers' data. */
@Singleton
class ConsoleHeaders {

    // Looked up late, because routes are created before the server is.
    private final Instance<HttpServer> server;

    @Inject
    ConsoleHeaders(Instance<HttpServer> server) {
        this.server = server;
    }

    void addTo(MultiMap headers) {
        headers.set("Content-Security-Policy", policy())
                .set("X-Content-Type-Options", "nosniff")
                .set("Referrer-Policy", "no-referrer")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Cross-Origin-Embedder-Policy", "require-corp")
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
                .set(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    /** Everything comes from here; what {@code check} says comes from the management port of this machine. */
    private String policy() {
        int port = server.get().getManagementPort();
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' http://localhost:"
                + port + " http://127.0.0.1:" + port + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
