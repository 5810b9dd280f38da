package io.khoroszendesk.ops;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is shipped, the jar or the native executable, run as operations run it: by a command line and an environment. */
public final class Program implements AutoCloseable {

    /** The upgrade to HTTP/2 that the client would ask for is of no use here, and fails now and then. */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A start takes half a minute where sixteen other processes want the same two cores. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Pattern API = Pattern.compile("Listening on: (https?://[^ :]+:\\d+)");
    private static final Pattern MANAGEMENT =
            Pattern.compile("Management interface listening on (https?://[^ :]+:\\d+)");

    private final Process process;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<String> announcement = new CompletableFuture<>();
    private final Thread reader;

    private Program(Map<String, String> environment, String... arguments) {
        this(new ProcessBuilder(commandLine(arguments)), environment);
    }

    private Program(ProcessBuilder builder, Map<String, String> environment) {
        builder.redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader = Thread.ofVirtual().start(this::read);
    }

    /** A server, once it listens: on free ports, unless the environment sets others. */
    public static Program serving(Map<String, String> environment, String... arguments) {
        return listening(new Program(onFreePorts(environment), arguments));
    }

    /** The same in this working directory. */
    static Program servingIn(Path directory, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(commandLine()).directory(directory.toFile());
        return listening(new Program(builder, onFreePorts(environment)));
    }

    private static Map<String, String> onFreePorts(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(
                Map.of("QUARKUS_HTTP_PORT", "0", "QUARKUS_HTTP_SSL_PORT", "0", "QUARKUS_MANAGEMENT_PORT", "0"));
        all.putAll(environment);
        return all;
    }

    private static Program listening(Program program) {
        try {
            program.announcement.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return program;
        } catch (Exception e) {
            program.close();
            throw new AssertionError("it doesn't serve:\n" + program.output(), e);
        }
    }

    /** A command that has just begun. */
    public static Program started(Map<String, String> environment, String... arguments) {
        return new Program(environment, arguments);
    }

    /** Ends it as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** A command, once it has ended. */
    public static Program ran(Map<String, String> environment, String... arguments) {
        Program program = new Program(environment, arguments);
        program.exitCode();
        return program;
    }

    /** A server with this working directory and these options {@code -D…} that doesn't start, once it has ended. */
    static Program ranIn(Path directory, List<String> options, Map<String, String> environment) {
        List<String> command = commandLine();
        // The executable takes them after its name, and java before the jar.
        command.addAll(1, options);
        Program program = new Program(new ProcessBuilder(command).directory(directory.toFile()), environment);
        program.exitCode();
        return program;
    }

    /** A command that reads these lines from its standard input, once it has ended. */
    public static Program answered(String input, Map<String, String> environment, String... arguments) {
        Program program = new Program(environment, arguments);
        try (OutputStream keyboard = program.process.getOutputStream()) {
            keyboard.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        program.exitCode();
        return program;
    }

    /** What starts it with these arguments. */
    public static List<String> commandLine(String... arguments) {
        Path target = Path.of("target").toAbsolutePath();
        Properties artifact = new Properties();
        try (BufferedReader file = Files.newBufferedReader(target.resolve("quarkus-artifact.properties"))) {
            artifact.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is packaged", e);
        }
        String path = target.resolve(artifact.getProperty("path")).toString();
        List<String> command = new ArrayList<>();
        if (!artifact.getProperty("type").startsWith("native")) {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            // The same that Quarkus gives to what it starts.
            command.addAll(List.of(System.getProperty("quarkus.test.arg-line", "-XX:+UseSerialGC")
                    .split(" ")));
            command.add("-jar");
        }
        command.add(path);
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private void read() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.contains("Listening on: ")) {
                    announcement.complete(line);
                }
            }
        } catch (IOException e) {
            lines.add("(its output broke off)");
        }
        announcement.completeExceptionally(new IOException("it has ended"));
    }

    /** Where the API is. */
    public String api() {
        return found(API);
    }

    /** Where health and metrics are. */
    public String management() {
        return found(MANAGEMENT);
    }

    private String found(Pattern pattern) {
        Matcher matcher = pattern.matcher(announcement.join());
        if (!matcher.find()) {
            throw new AssertionError("not announced: " + pattern);
        }
        return matcher.group(1).replace("0.0.0.0", "localhost");
    }

    public HttpResponse<String> get(String address) {
        return send(CLIENT, request(address).build());
    }

    HttpResponse<String> post(String path, String body) {
        return send(
                CLIENT,
                request(api() + path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).header("Authorization", Acme.KHOROS_KEY);
    }

    static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Asks it to stop, as an orchestrator does (SIGTERM). */
    public void terminate() {
        // Process.destroy() would close its output as well.
        process.toHandle().destroy();
    }

    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("it doesn't end:\n" + output());
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    public String output() {
        return String.join("\n", lines());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
