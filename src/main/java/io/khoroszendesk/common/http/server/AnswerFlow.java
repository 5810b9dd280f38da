package io.khoroszendesk.common.http.server;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Lets the requests of a connection begin one after the other, each after the previous response has been sent.
 * Otherwise a client that sends requests without reading responses would fill the memory. Requests that were sent ahead
 * wait, nothing more is read, and the connection is closed if the client doesn't read the response in time.
 */
final class AnswerFlow extends ChannelDuplexHandler {

    private final Connection connection;
    private final Duration answerTimeout;
    private final Queue<Object> ahead = new ArrayDeque<>();
    private boolean busy;
    private boolean goingOn;
    private boolean readAsked;
    private Future<?> timer;

    AnswerFlow(Connection connection, Duration answerTimeout) {
        this.connection = connection;
        this.answerTimeout = answerTimeout;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!ahead.isEmpty() || busy && message instanceof HttpRequest) {
            ahead.add(message);
        } else {
            pass(context, message);
        }
    }

    private void pass(ChannelHandlerContext context, Object message) {
        busy |= message instanceof HttpRequest;
        context.fireChannelRead(message);
    }

    /** Nothing is read beyond what has already been sent ahead, which is at most one read. */
    @Override
    public void read(ChannelHandlerContext context) {
        if (ahead.isEmpty()) {
            context.read();
        } else {
            readAsked = true;
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            ChannelPromise taken = promise.unvoid();
            timer = context.executor().schedule(connection::stalled, answerTimeout.toMillis(), TimeUnit.MILLISECONDS);
            taken.addListener(done -> left(context));
            context.write(message, taken);
        } else {
            context.write(message, promise);
        }
    }

    /** Whether this is an interim response such as 100 Continue, which the final response still follows. */
    static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    /** Continues after a response has been sent, or could not be. */
    private void left(ChannelHandlerContext context) {
        stopTimer();
        busy = false;
        if (goingOn) {
            return;
        }
        goingOn = true;
        while (!busy && !ahead.isEmpty()) {
            do {
                pass(context, ahead.remove());
            } while (!ahead.isEmpty() && !(ahead.peek() instanceof HttpRequest));
            // This makes Vert.x flush the responses it has written meanwhile.
            context.fireChannelReadComplete();
        }
        goingOn = false;
        if (ahead.isEmpty() && readAsked) {
            readAsked = false;
            context.read();
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stopTimer();
        ahead.forEach(ReferenceCountUtil::release);
        ahead.clear();
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
