package io.khoroszendesk.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A leak that is made on purpose, so that it can be seen that a run finds it. */
enum Leak {
    NONE(Map.of()),
    /** Callers open connections, keep them in use and never close them. */
    CONNECTIONS(Map.of()),
    /** Nothing that is remembered is ever forgotten. */
    MEMORY(Map.of("ADAPTER_MEMORY_LIFE", "1d", "ADAPTER_MEMORY_ENTRIES", "1000000"));

    private static final String REQUEST =
            "GET /api/v1/meta/object/case HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + Soaked.KEY + "\r\n\r\n";
    /** Below the time after which idle connections are closed. */
    private static final int USE_SECONDS = 20;

    private final Map<String, String> settings;

    Leak(Map<String, String> settings) {
        this.settings = settings;
    }

    Map<String, String> settings() {
        return settings;
    }

    /** Begins to leak, until the result is closed. */
    AutoCloseable begin(int port) {
        if (this != CONNECTIONS) {
            return () -> {};
        }
        List<Socket> open = new ArrayList<>();
        ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().factory());
        ticks.scheduleAtFixedRate(
                () -> {
                    try {
                        open.add(new Socket("localhost", port));
                        ask(open.getLast());
                        // In turns, so that each is used once in that time.
                        for (int i = open.size() % USE_SECONDS; i < open.size(); i += USE_SECONDS) {
                            ask(open.get(i));
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                0,
                1,
                TimeUnit.SECONDS);
        return ticks::shutdownNow;
    }

    private static void ask(Socket socket) throws IOException {
        socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
    }
}
