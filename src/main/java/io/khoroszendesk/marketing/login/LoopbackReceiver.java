package io.khoroszendesk.marketing.login;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.khoroszendesk.common.cli.CommandException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits on this machine's loopback address for the browser that returns from the log-in. */
final class LoopbackReceiver implements AutoCloseable {

    private static final int BAD_REQUEST = 400;

    private final HttpServer server;
    private final String state;
    private final CompletableFuture<String> query = new CompletableFuture<>();

    private LoopbackReceiver(HttpServer server, String state) {
        this.server = server;
        this.state = state;
    }

    static LoopbackReceiver open(int port, String state) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            LoopbackReceiver callback = new LoopbackReceiver(server, state);
            server.createContext("/", callback::answer);
            server.start();
            return callback;
        } catch (IOException e) {
            throw new CommandException(
                    "Port " + port + " of this machine is taken. Choose another with --port, or use --paste.");
        }
    }

    /** Waits for the browser and returns the code. */
    String await(Duration time) {
        try {
            return AuthorizationResponse.codeOfQuery(query.get(time.toMillis(), TimeUnit.MILLISECONDS), state);
        } catch (TimeoutException e) {
            throw new CommandException("The browser has not come back. Run login again, or use --paste.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Other programs may call this port, and browsers request an icon. Only requests with the right state are accepted.
     */
    private void answer(HttpExchange exchange) throws IOException {
        String found = exchange.getRequestURI().getRawQuery();
        boolean ours = isOurs(found);
        byte[] words = (ours
                        ? "You can close this page and go back to the terminal."
                        : "This is not the log-in that was started on this machine.")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(ours ? 200 : BAD_REQUEST, words.length);
        exchange.getResponseBody().write(words);
        exchange.close();
        if (ours) {
            query.complete(found);
        }
    }

    private boolean isOurs(String found) {
        try {
            return found != null
                    && AuthorizationResponse.matches(
                            AuthorizationResponse.parameters(found).get("state"), state);
        } catch (CommandException e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
