package io.khoroszendesk.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real nginx before ports of this machine, which it passes requests on to as it is told. */
public final class Nginx implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;

    private Nginx(Process process) {
        this.process = process;
    }

    /** The program, empty where it is not installed. */
    public static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(directory -> Path.of(directory, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts one with a server block for each port, whose contents are given in the same order, before one upstream. */
    static Nginx before(int upstream, Path directory, List<Integer> ports, List<String> blocks) {
        StringBuilder servers = new StringBuilder();
        for (int i = 0; i < blocks.size(); i++) {
            servers.append("  server { listen 127.0.0.1:%d; %s }\n".formatted(ports.get(i), blocks.get(i)));
        }
        return with("upstream up { server 127.0.0.1:%d; }\n%s".formatted(upstream, servers), directory, ports);
    }

    /** Starts one with these blocks in its part for HTTP, which listen on these ports. */
    public static Nginx with(String blocks, Path directory, List<Integer> ports) {
        try {
            Path file = Files.writeString(directory.resolve("nginx.conf"), """
                    daemon off;
                    worker_processes 1;
                    pid %1$s/nginx.pid;
                    events { worker_connections 512; }
                    http {
                      access_log off;
                      root %1$s;
                      client_body_temp_path %1$s/body;
                      proxy_temp_path %1$s/proxy;
                      fastcgi_temp_path %1$s/fastcgi;
                      uwsgi_temp_path %1$s/uwsgi;
                      scgi_temp_path %1$s/scgi;
                      %2$s
                    }
                    """.formatted(directory, blocks));
            Nginx nginx = new Nginx(new ProcessBuilder(
                            program().orElseThrow().toString(),
                            "-e",
                            "stderr",
                            "-p",
                            directory.toString(),
                            "-c",
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log(directory).toFile())
                    .start());
            nginx.waitFor(ports, directory);
            return nginx;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ports that were free a moment ago. */
    public static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.forEach(Nginx::close);
        }
    }

    /** What it has written: each failure of an upstream is a line. */
    public static Path log(Path directory) {
        return directory.resolve("nginx.log");
    }

    private void waitFor(List<Integer> ports, Path directory) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int port : ports) {
            while (!listens(port)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    close();
                    throw new AssertionError("nginx doesn't listen:\n" + Files.readString(log(directory)));
                }
            }
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            Thread.onSpinWait();
            return false;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it with its workers. */
    @Override
    public void close() {
        List<ProcessHandle> workers = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                workers.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
