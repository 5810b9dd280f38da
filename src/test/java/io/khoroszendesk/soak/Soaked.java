package io.khoroszendesk.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged adapter as a process of its own. */
final class Soaked implements AutoCloseable {

    static final String KEY = "soak-key-of-the-load";
    static final String EVENTS_TOKEN = "soak-token-of-the-events";
    static final String LABEL = "Make a ticket";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final boolean isJava;
    private final int port;
    private final int management;

    /** @param further settings that go beyond those every soak has */
    Soaked(List<String> command, String zendesk, Path log, Map<String, String> further) throws IOException {
        port = freePort();
        management = freePort();
        isJava = Path.of(command.getFirst()).getFileName().toString().equals("java");
        Map<String, String> settings = new HashMap<>(Map.of(
                "ZENDESK_URL", zendesk,
                "ZENDESK_SUBDOMAIN", "acme",
                "ZENDESK_OAUTH_CLIENT_ID", "khoros-adapter",
                "ZENDESK_OAUTH_CLIENT_SECRET", "soak-secret",
                "KHOROS_AUTH_HEADER_VALUES", KEY,
                "KHOROS_EVENTS_TOKEN", EVENTS_TOKEN,
                "ADAPTER_EVENTS_TICKET_LABELS", LABEL,
                // What is remembered has its full size before the warm-up is over.
                "ADAPTER_MEMORY_LIFE", "20s",
                // Every cycle has another account, with fields of other ids.
                "ADAPTER_FIELDS_CACHE", "5s"));
        settings.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        settings.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(management));
        settings.putAll(further);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        process = builder.start();
    }

    /** Comes back when it serves. */
    void await() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (metrics().isEmpty()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IllegalStateException("the adapter did not start");
            }
            Thread.sleep(100);
        }
    }

    /** The lines of its metrics; none while it doesn't answer. */
    List<String> metrics() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + management + "/q/metrics"))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return http.send(request, BodyHandlers.ofString()).body().lines().toList();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Has a Java machine collect all that it can; whether it did. An executable offers no such thing. */
    boolean collect() {
        if (!isJava) {
            return false;
        }
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            return new ProcessBuilder(jcmd, String.valueOf(pid()), "GC.run")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    int port() {
        return port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        process.destroy();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
