package io.khoroszendesk.common.http.server;

import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * Provides our transport to Vert.x, which finds it by its name in {@code META-INF/services} when the service is built.
 */
public class GuardedTransportProvider implements VertxServiceProvider {

    /** For the service loader. */
    public GuardedTransportProvider() {}

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new GuardedTransport());
    }
}
