package io.khoroszendesk.marketing.registration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.khoroszendesk.common.security.SecretList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** This service under its public address, as far as the commands look at it: it knows keys and has metadata. */
public final class OurService implements AutoCloseable {

    private static final String METADATA = """
        {"name": "%s", "fields": [
            {"name": "id", "label": "Id", "type": "text", "searchable": false},
            {"name": "url", "label": "Link", "type": "text", "searchable": false}]}\
        """;

    private final HttpServer server;
    private final Supplier<SecretList> keys;
    volatile int broken;
    volatile boolean open;

    private OurService(Supplier<SecretList> keys) {
        this.keys = keys;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** It reads the keys anew for each request. */
    public static OurService with(Supplier<SecretList> keys) {
        return new OurService(keys);
    }

    public static OurService with(String keys) {
        return with(() -> SecretList.parse(keys));
    }

    public String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        String path = exchange.getRequestURI().getPath();
        int status = broken != 0
                ? broken
                : !path.matches("/api/v1/meta/object/(customer|case)")
                        ? 404
                        : open || header != null && keys.get().contains(header) ? 200 : 401;
        byte[] body = (status == 200 ? METADATA.formatted(path.replaceFirst(".*/", "")) : "{}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
