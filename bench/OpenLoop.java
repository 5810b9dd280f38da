import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests at a fixed rate and prints how long the answers took, in milliseconds, as JSON. Each request is due at a
 * moment that was fixed beforehand, and its latency counts from then: what waits behind a slow answer counts as slow, too.
 * Requests take turns on the connections, each of which has a thread of its own. The first fifth of the time is a warm-up.
 *
 * <p>Usage: {@code OpenLoop PORT METHOD PATH KEY RATE SECONDS CONNECTIONS PROFILES}, the body on standard input; {@code @N@}
 * in path and body runs through the profiles.
 */
final class OpenLoop {

    private static final double WARM_UP = 0.2;

    private final int port;
    private final byte[][] requests;
    private final int connections;
    private final int total;
    private final double nanosBetween;
    private final long[] latencies;
    private final AtomicInteger failed = new AtomicInteger();

    private OpenLoop(String[] args, String body) {
        port = Integer.parseInt(args[0]);
        double rate = Double.parseDouble(args[4]);
        double seconds = Double.parseDouble(args[5]);
        connections = Integer.parseInt(args[6]);
        requests = new byte[Integer.parseInt(args[7])][];
        for (int number = 0; number < requests.length; number++) {
            requests[number] = request(args[1], args[2], args[3], body, String.format("%02d", number));
        }
        total = (int) (rate * seconds);
        nanosBetween = 1e9 / rate;
        latencies = new long[total];
    }

    public static void main(String[] args) throws Exception {
        new OpenLoop(args, new String(System.in.readAllBytes(), StandardCharsets.UTF_8)).run();
    }

    private static byte[] request(String method, String path, String key, String body, String number) {
        String content = body.replace("@N@", number);
        return (method + " " + path.replace("@N@", number) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: " + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + content.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + content)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void run() throws InterruptedException {
        long start = System.nanoTime() + 500_000_000L;
        Thread[] threads = new Thread[connections];
        for (int i = 0; i < connections; i++) {
            int first = i;
            threads[i] = Thread.ofPlatform().start(() -> send(first, start));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long[] counted = Arrays.copyOfRange(latencies, (int) (total * WARM_UP), total);
        Arrays.sort(counted);
        System.out.printf(
                Locale.ROOT,
                "{\"requests\": %d, \"failed\": %d, \"p50\": %.3f, \"p99\": %.3f, \"max\": %.3f}%n",
                counted.length,
                failed.get(),
                quantile(counted, 0.5),
                quantile(counted, 0.99),
                quantile(counted, 1));
    }

    private static double quantile(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }

    private void send(int first, long start) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            OutputStream out = socket.getOutputStream();
            for (int i = first; i < total; i += connections) {
                long due = start + (long) (i * nanosBetween);
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                out.write(requests[i % requests.length]);
                if (!isRight(in)) {
                    failed.incrementAndGet();
                }
                latencies[i] = System.nanoTime() - due;
            }
        } catch (IOException e) {
            failed.incrementAndGet();
        }
    }

    /** Reads an answer to its end, and tells whether it is a 200 with something in it. */
    private static boolean isRight(InputStream in) throws IOException {
        boolean right = line(in).startsWith("HTTP/1.1 200");
        int length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(header.indexOf(':') + 1).trim());
            }
        }
        if (length < 0) {
            throw new IOException("an answer without a length");
        }
        in.skipNBytes(length);
        return right && length > 2;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
