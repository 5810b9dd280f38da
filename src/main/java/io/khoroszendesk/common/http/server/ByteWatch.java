package io.khoroszendesk.common.http.server;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;

/**
 * Observes incoming bytes, after TLS decryption if TLS is used, and installs our handlers among those of Vert.x. With
 * TLS these exist only after the handshake, at the latest when the first decrypted bytes arrive.
 */
final class ByteWatch extends ChannelInboundHandlerAdapter {

    private static final String DECODER = "httpDecoder";
    private static final String VERTX = "handler";

    private final Connection connection;
    private final HttpServerOptions options;
    private final Duration answerTimeout;
    private boolean installed;

    ByteWatch(Connection connection, HttpServerOptions options, Duration answerTimeout) {
        this.connection = connection;
        this.options = options;
        this.answerTimeout = answerTimeout;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        install(context.pipeline());
        connection.bytesCame();
        super.channelRead(context, message);
    }

    void install(ChannelPipeline pipeline) {
        ChannelHandler vertx = pipeline.get(VERTX);
        if (!installed && vertx != null && pipeline.get(DECODER) != null) {
            installed = true;
            StrictRequestDecoder decoder = new StrictRequestDecoder(options);
            pipeline.replace(DECODER, DECODER, decoder);
            pipeline.addBefore(VERTX, "answers", new AnswerFlow(connection, answerTimeout));
            pipeline.addBefore(VERTX, "guard", new RequestGuard(connection, decoder));
        }
    }
}
