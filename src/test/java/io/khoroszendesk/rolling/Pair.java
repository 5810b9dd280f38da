package io.khoroszendesk.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Tenant;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.ops.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Two processes of what is packaged, each on a port of its own, in front of one account. */
final class Pair implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Below those that the system gives to clients: one of them might take a port while its process is restarted. */
    private static final int FIRST_PORT = 25_000;

    private static final int LAST_PORT = 26_000;

    private final FakeZendesk zendesk;
    private final List<Integer> ports;
    private final Program[] programs = new Program[2];

    private Pair(FakeZendesk zendesk) {
        this.zendesk = zendesk;
        this.ports = IntStream.range(FIRST_PORT, LAST_PORT)
                .filter(Pair::isFree)
                .limit(programs.length)
                .boxed()
                .toList();
    }

    static Pair before(FakeZendesk zendesk) {
        Pair pair = new Pair(zendesk);
        try {
            pair.start(0);
            pair.start(1);
        } catch (RuntimeException | Error e) {
            pair.close();
            throw e;
        }
        return pair;
    }

    int port(int index) {
        return ports.get(index);
    }

    /** Tells one of them to stop, waits until it has ended, starts it again, and waits until it is ready. */
    void restart(int index) {
        programs[index].terminate();
        assertThat(programs[index].exitCode()).as(programs[index].output()).isIn(0, 143);
        start(index);
    }

    private void start(int index) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "ZENDESK_URL", zendesk.url(),
                "ZENDESK_SUBDOMAIN", "acme",
                "ZENDESK_OAUTH_CLIENT_ID", "khoros-adapter",
                "ZENDESK_OAUTH_CLIENT_SECRET", "test-secret",
                "KHOROS_AUTH_HEADER_VALUES", Tenant.KEY,
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", String.valueOf(ports.get(index))));
        programs[index] = Program.serving(environment);
        long end = System.nanoTime() + PATIENCE.toNanos();
        String readiness = programs[index].management() + "/q/health/ready";
        while (programs[index].get(readiness).statusCode() != 200) {
            assertThat(System.nanoTime()).as(programs[index].output()).isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** What both have written, for whoever has to find out what went wrong. */
    String output() {
        return programs[0].output() + "\n\n" + programs[1].output();
    }

    @Override
    public void close() {
        for (Program program : programs) {
            if (program != null) {
                program.close();
            }
        }
    }
}
