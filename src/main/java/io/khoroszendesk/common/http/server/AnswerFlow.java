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
 * Lets the requests of a connection begin one after the other, each when the answer before it has left. A client that sends
 * requests and takes no answers would otherwise fill the memory with these: what it sent ahead waits, nothing more of it is
 * read, and when it hasn't taken the answer in time the connection is closed.
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

    /** Nothing is read beyond what has been sent ahead already, which is as much as comes by one read. */
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

    /** Whether it is an answer such as 100 Continue, after which the request's own is still to come. */
    static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    /** Goes on when an answer has left, or could not. */
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
            // Upon this Vert.x sends what it has answered meanwhile.
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
