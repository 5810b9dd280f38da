package io.khoroszendesk.common.http.server;

import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;

/** Gives Vert.x our transport. It is found by its name in {@code META-INF/services}, when the service is built. */
public class GuardedTransportProvider implements VertxServiceProvider {

    /** For whoever finds it. */
    public GuardedTransportProvider() {}

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new GuardedTransport());
    }
}
