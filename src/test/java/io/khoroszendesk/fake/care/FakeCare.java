package io.khoroszendesk.fake.care;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.khoroszendesk.fake.Answer;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.Faults;
import io.khoroszendesk.fake.Target;
import io.khoroszendesk.fake.care.CareAssumptions.Joining;
import io.khoroszendesk.fake.care.CareAssumptions.Metadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Khoros Care of one's own: the Author API as it is published, over people in memory, and behind real sockets. What it had
 * to invent is listed in {@link CareAssumptions}. The account is {@code bot} with the password {@code s3cret}.
 *
 * <pre>{@code
 * FakeCare care = FakeCare.start();
 * FakeAuthor jane = care.directory().arrives("twitter", "1001", "jane.q");
 * care.faults().next("PUT /api/v2/authors", Fault.tooMany(1));
 * }</pre>
 */
public final class FakeCare implements AutoCloseable {

    public static final String USERNAME = "bot";
    public static final String PASSWORD = "s3cret";

    /** The account that may call the GDPR API, and nothing else. */
    public static final String ERASER = "eraser";

    public static final String ERASER_PASSWORD = "er4ser";

    private static final String HOST = "127.0.0.1";

    static {
        // Without it every small answer on a kept connection waits for the other side's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** A call and its true answer. */
    public record Told(Call call, int status, String body) {}

    private final CareDirectory directory = new CareDirectory();
    private final CareRoutes routes = new CareRoutes(directory);
    private final CareDeletions deletions = new CareDeletions();
    private final Faults faults = new Faults();
    private final FaultyCare faulty = new FaultyCare();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile String authorization = basic(USERNAME, PASSWORD);
    private final String eraser = basic(ERASER, ERASER_PASSWORD);
    private int port;
    private HttpServer server;

    private FakeCare(int port) {
        this.port = port;
    }

    public static FakeCare start() {
        return start(0);
    }

    /** Listens on this port of the local host; 0 for any that is free. */
    public static FakeCare start(int port) {
        FakeCare care = new FakeCare(port);
        care.restart();
        return care;
    }

    public String url() {
        return "http://" + HOST + ":" + port;
    }

    /** Who is there, and what became of them. */
    public CareDirectory directory() {
        return directory;
    }

    /** The deletions that were filed. */
    public CareDeletions deletions() {
        return deletions;
    }

    public Faults faults() {
        return faults;
    }

    /** All requests so far; their paths are as they were sent, percent-encoded. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Those of a method ({@code *} for any) and a path, in which {@code *} may stand. */
    public List<Call> calls(String method, String path) {
        Target target = Target.of(method, path);
        return calls().stream()
                .filter(call -> target.matches(call.method(), call.path()))
                .toList();
    }

    public int count(String method, String path) {
        return calls(method, path).size();
    }

    /** All true answers so far; faults are not among them. */
    public List<Told> told() {
        return List.copyOf(told);
    }

    public void forgetCalls() {
        calls.clear();
        told.clear();
    }

    /** How failures of single elements are told from now on. */
    public void metadata(Metadata form) {
        routes.metadata(form);
    }

    /** Who comes along in a join from now on. */
    public void joining(Joining what) {
        routes.joining(what);
    }

    /** The account that is good from now on. */
    public void account(String username, String password) {
        authorization = basic(username, password);
    }

    /** Nobody in it, healthy, and with the usual account. */
    public void reset() {
        faults.clear();
        directory.reset();
        deletions.reset();
        metadata(Metadata.NAMED);
        joining(Joining.ACCOUNTS);
        account(USERNAME, PASSWORD);
        forgetCalls();
        if (server == null) {
            restart();
        }
    }

    /** Closes all connections and refuses new ones; who is there stays. */
    public void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    /** Listens again on the same port. */
    public void restart() {
        stop();
        try {
            server = HttpServer.create(new InetSocketAddress(HOST, port), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            // Where tests have class loaders of their own, the threads of the server don't know which one is meant.
            Thread.currentThread().setContextClassLoader(FakeCare.class.getClassLoader());
            try {
                serve(exchange);
            } finally {
                exchange.close();
            }
        });
        server.setExecutor(threads);
        server.start();
        port = server.getAddress().getPort();
        routes.origin(url());
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        URI uri = exchange.getRequestURI();
        Fault fault = faults.strike(method, uri.getRawPath()).orElse(null);
        Call call = new Call(
                number.incrementAndGet(),
                Instant.now(),
                method,
                uri.getRawPath(),
                query(uri.getRawQuery()),
                headers(exchange),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                Optional.ofNullable(fault));
        calls.add(call);
        faulty.tell(exchange, fault, () -> answer(call));
    }

    private Answer answer(Call call) {
        boolean isDeletion = call.path().startsWith(CareDeletions.BASE);
        Answer answer = !(isDeletion ? eraser : authorization).equals(call.header("Authorization"))
                ? CareRoutes.fail(401, "Unauthorized")
                : isDeletion ? deletions.answer(call, url()) : routes.answer(call);
        told.add(new Told(call, answer.status(), answer.body().toString()));
        return answer;
    }

    private static String basic(String username, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                String[] parts = pair.split("=", 2);
                query.putIfAbsent(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    /** Runs it by hand, with a few people in it; the argument is the port. */
    public static void main(String[] args) {
        FakeCare care = start(args.length == 0 ? 0 : Integer.parseInt(args[0]));
        care.directory().arrives("twitter", "20170807", "jane.q");
        care.directory().arrives("facebook", "123456789012345", "Priya Nair");
        System.out.println("Khoros Care at " + care.url() + ", user " + USERNAME + ", password " + PASSWORD);
    }
}
