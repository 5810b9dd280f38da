package io.khoroszendesk.common.http.server;

import io.khoroszendesk.common.http.CorrelationId;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;

/**
 * Stands between the decoder and Vert.x. A request that breaks a rule gets its response here and never reaches Vert.x,
 * whose own rejections have no body and no correlation id. After that, nothing more of the connection is read as a
 * request.
 */
final class RequestGuard extends ChannelDuplexHandler {

    /** How long a rejected client may take to read its response. */
    private static final Duration READING = Duration.ofSeconds(2);

    private final Connection connection;
    private final StrictRequestDecoder decoder;
    private ChannelHandlerContext context;
    private RefusedRequest refusal;
    /** Whether the rejected request already reached Vert.x, so that its response would be the last one under way. */
    private boolean refusedInBody;

    private boolean ended;
    /** Whether the response that is being sent tells the client that no other follows. */
    private boolean last;

    private boolean lastIsWritten;

    RequestGuard(Connection connection, StrictRequestDecoder decoder) {
        this.connection = connection;
        this.decoder = decoder;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        connection.whenLate(this::late);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        boolean passes = refusal == null
                && !ended
                && !lastIsWritten
                && switch (message) {
                    case HttpRequest request -> isFine(request);
                    case HttpContent content -> isFine(content);
                    default -> true;
                };
        if (passes) {
            super.channelRead(ctx, message);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) throws Exception {
        if (ended) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        boolean isInterim = AnswerFlow.isInterim(message);
        if (message instanceof HttpResponse response && !isInterim) {
            last = connection.answerBegan();
            if (last) {
                HttpUtil.setKeepAlive(response, false);
            }
        }
        if (message instanceof LastHttpContent && !isInterim) {
            ChannelPromise sent = promise.unvoid();
            super.write(ctx, message, sent);
            connection.answered(decoder.isWithinHead());
            if (last) {
                lastIsWritten = true;
                closeWhen(sent);
            } else {
                answerRefusal();
            }
        } else {
            super.write(ctx, message, promise);
        }
    }

    private boolean isFine(HttpRequest request) {
        if (!context.channel().isActive()) {
            // The decoder's result for half a request on a closed connection.
            return false;
        }
        Optional<RefusedRequest> found = RequestRules.check(request);
        found.ifPresent(reason -> refuse(reason, false));
        // A connection chosen to make room is about to be closed, so nothing must begin on it.
        ended |= found.isEmpty() && !connection.requestBegan();
        return found.isEmpty() && !ended;
    }

    private boolean isFine(HttpContent content) {
        if (content.decoderResult().isFailure()) {
            refuse(RefusedRequest.MALFORMED, true);
            return false;
        }
        if (content instanceof LastHttpContent) {
            connection.requestReceived();
        }
        return true;
    }

    private void late() {
        if (refusal == null && decoder.isWithinHead()) {
            refuse(RefusedRequest.TOO_SLOW, false);
        } else {
            connection.close();
        }
    }

    private void refuse(RefusedRequest reason, boolean inBody) {
        refusal = reason;
        refusedInBody = inBody;
        answerRefusal();
    }

    /** Responses keep the order of their requests, so a rejection waits for those before it. */
    private void answerRefusal() {
        int before = connection.underWay() - (refusedInBody ? 1 : 0);
        if (refusal == null || ended || before > 0) {
            return;
        }
        ended = true;
        if (refusedInBody && (before < 0 || connection.isAnswering())) {
            // Its response has already been sent, at least partly.
            connection.close();
            return;
        }
        // A request that already reached Vert.x keeps the id it got there.
        String id = refusedInBody ? CorrelationId.ofRequest(context.channel()) : CorrelationId.next();
        closeWhen(context.writeAndFlush(refusal.answer(id)));
    }

    /** Tells the client that nothing follows, and lets it read what was sent. */
    private void closeWhen(ChannelFuture sent) {
        SslHandler tls = context.pipeline().get(SslHandler.class);
        sent.addListener(done -> {
            if (tls != null) {
                tls.closeOutbound();
            } else if (context.channel() instanceof SocketChannel socket) {
                socket.shutdownOutput();
            }
        });
        connection.closeAfter(READING);
    }
}
