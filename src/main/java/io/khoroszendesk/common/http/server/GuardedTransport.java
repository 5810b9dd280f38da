package io.khoroszendesk.common.http.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ServerChannel;
import io.quarkus.arc.Arc;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;

/**
 * The only place where Vert.x exposes the bootstrap of a server: neither Quarkus nor Vert.x has a hook for the
 * pipeline. This service contains no other transport than the JDK's.
 */
final class GuardedTransport extends JDKTransport {

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return domainSocket ? super.serverChannelFactory(true) : ListeningChannel::new;
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        if (ServerPipeline.isMarked(options)) {
            Arc.container().instance(ServerPipeline.class).get().guard(bootstrap);
        }
    }
}
