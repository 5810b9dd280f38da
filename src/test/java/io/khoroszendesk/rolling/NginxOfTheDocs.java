package io.khoroszendesk.rolling;

import io.khoroszendesk.ops.Nginx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * nginx as {@code docs/deployment.md} sets it up before two processes. A second server of it keeps no connections to them, so
 * that each of its requests opens a new one.
 */
final class NginxOfTheDocs implements AutoCloseable {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```nginx\\n(.*?)^```$");
    /** Lines about one and the same attempt at an upstream. */
    private static final String FAILED = "while connecting to upstream|while reading response header from upstream"
            + "|while sending request to upstream|while reading upstream";

    private final Nginx nginx;
    private final Path directory;
    private final int keeping;
    private final int renewing;

    private NginxOfTheDocs(Nginx nginx, Path directory, int keeping, int renewing) {
        this.nginx = nginx;
        this.directory = directory;
        this.keeping = keeping;
        this.renewing = renewing;
    }

    static NginxOfTheDocs before(int first, int second, Path directory) {
        List<Integer> ports = Nginx.freePorts(2);
        String documented = documented()
                .replace("127.0.0.1:8080", "127.0.0.1:" + first)
                .replace("127.0.0.1:8081", "127.0.0.1:" + second);
        String renewing =
                documented.replaceAll("(?m)^ *keepalive.*\\R", "").replace("khoros_zendesk_adapter", "renewing");
        Nginx nginx = Nginx.with(
                listening(documented, ports.getFirst()) + listening(renewing, ports.getLast()), directory, ports);
        return new NginxOfTheDocs(nginx, directory, ports.getFirst(), ports.getLast());
    }

    private static String documented() {
        Matcher block = BLOCK.matcher(read(Path.of("docs/deployment.md")));
        if (!block.find()) {
            throw new AssertionError("docs/deployment.md has no block for nginx");
        }
        return block.group(1);
    }

    private static String listening(String blocks, int port) {
        return blocks.replace("listen 80;", "listen 127.0.0.1:" + port + ";");
    }

    /** Where requests go over kept connections. */
    String keeping() {
        return "http://localhost:" + keeping;
    }

    /** Where each request opens a connection. */
    String renewing() {
        return "http://localhost:" + renewing;
    }

    /** How often it turned to the other process because one refused the connection, so that nothing had been sent. */
    long refused() {
        return failures().stream().filter(NginxOfTheDocs::isRefusal).count();
    }

    /** Whatever else it had against a process, although the client may have seen nothing of it. */
    List<String> otherFailures() {
        return failures().stream().filter(line -> !isRefusal(line)).toList();
    }

    private List<String> failures() {
        Pattern failed = Pattern.compile(FAILED + "|\\[(?:error|crit|alert|emerg)\\]");
        return read(Nginx.log(directory)).lines().filter(failed.asPredicate()).toList();
    }

    private static boolean isRefusal(String line) {
        return line.contains("connect() failed (111: Connection refused)");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        nginx.close();
    }
}
