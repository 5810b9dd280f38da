package io.khoroszendesk.chaos;

import io.khoroszendesk.Tenant;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.ops.Program;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The packaged adapter as a process of its own: the native executable where one was built, else the jar. */
final class AdapterProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private AdapterProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static AdapterProcess start(FakeZendesk zendesk) throws Exception {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(Program.commandLine());
        builder.environment().put("ZENDESK_URL", zendesk.url());
        builder.environment().put("ZENDESK_SUBDOMAIN", "acme");
        builder.environment().put("ZENDESK_OAUTH_CLIENT_ID", "khoros-adapter");
        builder.environment().put("ZENDESK_OAUTH_CLIENT_SECRET", "test-secret");
        builder.environment().put("KHOROS_AUTH_HEADER_VALUES", Tenant.KEY);
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        AdapterProcess adapter = new AdapterProcess(builder.start(), port);
        adapter.waitUntilListening();
        return adapter;
    }

    Agent agent() {
        return new Agent(port);
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void waitUntilListening() throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end) {
            try (Socket socket = new Socket("localhost", port)) {
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("the adapter did not start");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
