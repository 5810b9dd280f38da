package io.khoroszendesk.ops;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A collector of traces, as far as an exporter sees one: over gRPC, and over HTTP/1.1 with protobuf. */
final class Collector implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;
    /** An uncompressed message of no bytes: everything was taken. */
    private static final byte[] EMPTY_MESSAGE = new byte[5];

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final CompletableFuture<Export> first = new CompletableFuture<>();

    /** What was sent: to which path, and its strings, which protobuf leaves readable. */
    record Export(String path, String text) {}

    Collector() {
        server = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String url() {
        return "http://localhost:" + server.actualPort();
    }

    Export first() throws InterruptedException, ExecutionException, TimeoutException {
        return first.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            if (isGrpc(request)) {
                request.response()
                        .putHeader("content-type", "application/grpc")
                        .putTrailer("grpc-status", "0")
                        .end(Buffer.buffer(EMPTY_MESSAGE));
            } else {
                request.response()
                        .putHeader("content-type", "application/x-protobuf")
                        .end();
            }
            first.complete(new Export(request.path(), body.toString(StandardCharsets.ISO_8859_1)));
        });
    }

    private static boolean isGrpc(HttpServerRequest request) {
        return "application/grpc".equals(request.getHeader("content-type"));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
