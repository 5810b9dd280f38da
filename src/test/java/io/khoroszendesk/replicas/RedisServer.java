package io.khoroszendesk.replicas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real {@code redis-server} on a port of this machine, which stores nothing on disk and suffers what a test wants. */
public final class RedisServer implements AutoCloseable {

    /** What tests say that are skipped where it is not installed. */
    public static final String MISSING = "redis-server is not installed here; make redis installs it";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port;
    private Process process;

    private RedisServer(int port) {
        this.port = port;
    }

    /** The program, empty where it is not installed. */
    public static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/bin", "/usr/local/bin"))
                .map(directory -> Path.of(directory, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts one on a port that was free a moment ago. */
    public static RedisServer start() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RedisServer server = new RedisServer(free.getLocalPort());
            free.close();
            server.restart();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Starts it, empty, on the same port. */
    public void restart() {
        try {
            process = new ProcessBuilder(
                            program().orElseThrow().toString(),
                            "--port",
                            String.valueOf(port),
                            "--bind",
                            "127.0.0.1",
                            "--save",
                            "",
                            "--appendonly",
                            "no",
                            "--maxmemory",
                            "32mb",
                            "--maxmemory-policy",
                            "volatile-ttl")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers("PING", "+PONG")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new AssertionError("redis-server doesn't answer");
            }
            Thread.onSpinWait();
        }
    }

    /** Stops it in the middle of whatever it does: connections stay open, and nothing is answered. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on. */
    public void thaw() {
        signal("CONT");
    }

    /** Ends it as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("redis-server doesn't end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes it forget everything. */
    public void flush() {
        if (!answers("FLUSHALL", "+OK")) {
            throw new AssertionError("redis-server was not flushed");
        }
    }

    private boolean answers(String command, String expected) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(expected.length());
            return new String(answer, StandardCharsets.US_ASCII).equals(expected);
        } catch (IOException e) {
            return false;
        }
    }

    private void signal(String name) {
        try {
            // The shell's own kill is there where no program of that name is.
            Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start();
            if (kill.waitFor() != 0) {
                throw new AssertionError("redis-server got no signal " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
