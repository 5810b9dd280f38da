package io.khoroszendesk.common.http.server;

import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * A listening socket that ends without a reset. The system opens connections before the process accepts them, and resets
 * those that are still waiting when the socket is closed. A proxy may already have sent a request on such a one, and
 * must not send it to another replica, because it can't know whether the request was received.
 */
final class ListeningChannel extends NioServerSocketChannel {

    /** Long enough for the event loop to select once more. */
    private static final long NEXT_SELECT_MILLIS = 1;

    private boolean ending;

    /**
     * Accepts the connections that are waiting, and refuses all further ones. As long as a selector knows the socket, the
     * JDK puts off closing it; so it is deregistered first, and between accepting and closing nothing else happens.
     */
    ChannelFuture stopListening() {
        deregister().addListener(done -> eventLoop()
                .schedule(this::acceptAndClose, NEXT_SELECT_MILLIS, TimeUnit.MILLISECONDS));
        return closeFuture();
    }

    private void acceptAndClose() {
        ending = true;
        close();
    }

    @Override
    protected void doClose() throws Exception {
        if (ending) {
            acceptWaiting();
        }
        super.doClose();
    }

    private void acceptWaiting() throws IOException {
        for (SocketChannel next = javaChannel().accept();
                next != null;
                next = javaChannel().accept()) {
            pipeline().fireChannelRead(new NioSocketChannel(this, next));
        }
    }
}
