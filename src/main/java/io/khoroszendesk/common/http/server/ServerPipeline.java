package io.khoroszendesk.common.http.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetServerOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Installs our handlers into the pipelines of the API's servers only, not into that of the management interface. It
 * does nothing in dev mode, because there the servers outlive the classes.
 */
@Unremovable
@Singleton
class ServerPipeline implements HttpServerOptionsCustomizer {

    private static final String TLS = "ssl";
    private static final int MARK = 7_654_321;

    private final Connections connections;
    private final ConnectionConfig config;
    private final ApiShutdown shutdown;
    private volatile HttpServerOptions customized;

    @Inject
    ServerPipeline(Connections connections, ConnectionConfig config, ApiShutdown shutdown) {
        this.connections = connections;
        this.config = config;
        this.shutdown = shutdown;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        mark(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        mark(options);
    }

    /**
     * The transport sees a copy of the options as those of any TCP server, so they need a mark. The copy keeps this
     * one, and the JDK's transport ignores it.
     */
    private void mark(HttpServerOptions options) {
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            options.setTcpUserTimeout(MARK);
            customized = new HttpServerOptions(options);
        }
    }

    static boolean isMarked(NetServerOptions options) {
        return options.getTcpUserTimeout() == MARK;
    }

    /** Lets Vert.x build the pipeline of each connection and adds our handlers to it. */
    void guard(ServerBootstrap bootstrap) {
        bootstrap.handler(new ChannelInitializer<ListeningChannel>() {
            @Override
            protected void initChannel(ListeningChannel channel) {
                shutdown.listens(channel, bootstrap.config().childGroup());
            }
        });
        ChannelHandler vertx = bootstrap.config().childHandler();
        bootstrap.childHandler(new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                Connection connection = new Connection(channel, connections, config.headerTimeout());
                ByteWatch watch = new ByteWatch(connection, customized, config.answerTimeout());
                connection.open();
                ChannelPipeline pipeline = channel.pipeline();
                pipeline.addLast(vertx);
                if (pipeline.get(TLS) == null) {
                    pipeline.addFirst("connection", watch);
                } else {
                    pipeline.addAfter(TLS, "connection", watch);
                }
                watch.install(pipeline);
            }
        });
    }
}
