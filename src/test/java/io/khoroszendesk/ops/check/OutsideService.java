package io.khoroszendesk.ops.check;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.khoroszendesk.ops.PrivateCa;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A deployed service as it looks from outside, with all that can be wrong with one. */
final class OutsideService implements AutoCloseable {

    static final String KEY = "key-of-the-deployed-service";

    private static final String BASE = "/api/v1";

    private final HttpServer server;
    private final String scheme;
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    /** The metadata; {@code NAME} stands for the object that is asked for. */
    volatile String metadata =
            "{\"name\":\"NAME\",\"fields\":[{\"name\":\"a\",\"label\":\"A\",\"type\":\"single_sel_list\","
                    + "\"searchable\":true,\"listValues\":[{\"name\":\"One\",\"value\":\"1\"}]}]}";

    volatile boolean isSilent;
    volatile boolean isOpen;
    volatile String redirect = "";
    volatile String openPath = "";
    volatile int status;

    private OutsideService(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    static OutsideService plain() {
        try {
            return new OutsideService(HttpServer.create(free(), 0), "http");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OutsideService secure(PrivateCa.Server certificate) {
        try {
            HttpsServer server = HttpsServer.create(free(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
            return new OutsideService(server, "https");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress free() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    String url() {
        return scheme + "://localhost:" + server.getAddress().getPort();
    }

    /** The paths that were requested. */
    List<String> paths() {
        return paths;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        paths.add(path);
        if (isSilent) {
            await();
        }
        int code = code(path, exchange.getRequestHeaders().getFirst("Authorization"));
        if (code == 302) {
            exchange.getResponseHeaders().add("Location", redirect);
        }
        byte[] body = (code == 200 ? metadata.replace("NAME", path.replaceFirst(".*/", "")) : "{}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private int code(String path, String key) {
        if (status != 0) {
            return status;
        }
        if (!redirect.isEmpty()) {
            return 302;
        }
        if (!isOpen && !path.equals(openPath) && !("Bearer " + KEY).equals(key)) {
            return 401;
        }
        return path.startsWith(BASE) || path.equals(openPath) ? 200 : 404;
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
