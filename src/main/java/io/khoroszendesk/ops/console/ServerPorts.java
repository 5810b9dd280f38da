package io.khoroszendesk.ops.console;

import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** The ports on which this service listens. The server knows only those that it has chosen itself, because 0 was set. */
@Singleton
class ServerPorts {

    // Looked up late, because routes are created before the server is.
    private final Instance<HttpServer> server;
    private final Config config;

    @Inject
    ServerPorts(Instance<HttpServer> server, Config config) {
        this.server = server;
        this.config = config;
    }

    int api() {
        return orSet(server.get().getPort(), "quarkus.http.port");
    }

    /** The port with TLS. */
    int secureApi() {
        return orSet(server.get().getSecurePort(), "quarkus.http.ssl-port");
    }

    int management() {
        return orSet(server.get().getManagementPort(), "quarkus.management.port");
    }

    private int orSet(int chosen, String property) {
        return chosen > 0
                ? chosen
                : config.getOptionalValue(property, Integer.class).orElse(-1);
    }
}
