package io.khoroszendesk.common.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/**
 * Vert.x' request decoder, plus the checks of the scanners. Netty's parser is lenient where RFC 9112 allows it. A proxy
 * in front of this service may be lenient in other ways, and then the two would see different requests (request
 * smuggling).
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {

    private enum Part {
        HEAD,
        BODY,
        CHUNKS,
        NOTHING
    }

    private static final IllegalArgumentException BROKEN = new IllegalArgumentException("not well-formed");

    private final HeadScanner head = new HeadScanner();
    private final ChunkScanner chunks = new ChunkScanner();
    private Part part = Part.HEAD;
    /** The number of bytes that have been scanned but not yet consumed by Netty. */
    private int ahead;

    StrictRequestDecoder(HttpServerOptions options) {
        super(options);
    }

    /** Whether the request line and headers have arrived partly, but not completely. */
    boolean isWithinHead() {
        return part == Part.HEAD && head.hasBegun();
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) throws Exception {
        if (part == Part.HEAD) {
            ahead = head.scan(bytes, bytes.readerIndex() + ahead, bytes.writerIndex()) - bytes.readerIndex();
            if (head.isBroken()) {
                HttpRequest broken = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
                end(bytes, out, broken);
                return;
            }
        }
        if (part == Part.NOTHING) {
            bytes.skipBytes(bytes.readableBytes());
            return;
        }
        int start = bytes.readerIndex();
        int known = out.size();
        super.decode(context, bytes, out);
        ahead = Math.max(0, ahead - (bytes.readerIndex() - start));
        if (part == Part.CHUNKS && !chunks.accepts(bytes, start, bytes.readerIndex())) {
            List<Object> unsure = out.subList(known, out.size());
            unsure.forEach(ReferenceCountUtil::release);
            unsure.clear();
            end(bytes, out, new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER));
            return;
        }
        for (int i = known; i < out.size(); i++) {
            moved((HttpObject) out.get(i));
        }
    }

    private void moved(HttpObject decoded) {
        if (decoded.decoderResult().isFailure()) {
            part = Part.NOTHING;
        } else if (decoded instanceof HttpRequest request) {
            part = HttpUtil.isTransferEncodingChunked(request) ? Part.CHUNKS : Part.BODY;
            chunks.reset();
        } else if (decoded instanceof LastHttpContent) {
            part = Part.HEAD;
            head.reset();
            ahead = 0;
        }
    }

    private void end(ByteBuf bytes, List<Object> out, HttpObject broken) {
        part = Part.NOTHING;
        bytes.skipBytes(bytes.readableBytes());
        broken.setDecoderResult(DecoderResult.failure(BROKEN));
        out.add(broken);
    }
}
