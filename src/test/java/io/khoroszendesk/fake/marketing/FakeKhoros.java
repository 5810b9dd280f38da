package io.khoroszendesk.fake.marketing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.khoroszendesk.fake.marketing.KhorosAssumptions.Registered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * A Khoros Marketing of one's own: login and API at one address, after the published contracts. Where these say nothing, it does
 * what {@link KhorosAssumptions} lists. It belongs to no framework, so it serves tests in the same process, tests of a packaged
 * application, and people.
 */
public final class FakeKhoros implements AutoCloseable {

    private final HttpServer server;
    private final KhorosCompany company = new KhorosCompany();
    private final KhorosLogin login = new KhorosLogin();
    private final KhorosEvents events = new KhorosEvents();
    private final KhorosRoutes routes = new KhorosRoutes(company, login, events);
    private final List<KhorosCall> calls = new CopyOnWriteArrayList<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Map<String, Queue<KhorosOddity>> oddities = new ConcurrentHashMap<>();

    private FakeKhoros(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    public static FakeKhoros start() {
        return start(0);
    }

    /** Listens on this port of the local host; 0 for any that is free. */
    public static FakeKhoros start(int port) {
        return new FakeKhoros(port);
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public KhorosCompany company() {
        return company;
    }

    /** The subscriptions, and what has happened since. */
    public KhorosEvents events() {
        return events;
    }

    /** A token that is good, as if a user had copied it from Profile Settings. */
    public String token() {
        return login.issue();
    }

    /** From now on this token is good as well. */
    public void knows(String token) {
        login.accept(token);
    }

    public void revokeTokens() {
        login.revokeAll();
    }

    public void tellTimesInIso() {
        login.tellTimesInIso();
    }

    /** From now on registrations are answered in this form: ENVELOPE, BARE, CRM_ID, LOCATION or NOTHING. */
    public void answerRegistrations(String form) {
        routes.registered = Registered.valueOf(form);
    }

    /** The next calls of this method and path go wrong in these ways, one after the other. */
    public void next(String line, KhorosOddity... ways) {
        oddities.computeIfAbsent(line, any -> new ConcurrentLinkedQueue<>()).addAll(List.of(ways));
    }

    /** The next call of this method and path is not answered before the result is opened. */
    public CountDownLatch hold(String line) {
        CountDownLatch door = new CountDownLatch(1);
        held.put(line, door);
        return door;
    }

    /** All requests so far, in the order in which they were read. */
    public List<KhorosCall> calls() {
        return List.copyOf(calls);
    }

    public long count(String line) {
        return calls.stream().filter(call -> call.line().equals(line)).count();
    }

    private void serve(HttpExchange exchange) throws IOException {
        KhorosCall call = new KhorosCall(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                exchange.getRequestURI().getRawQuery(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                new String(
                        exchange.getRequestBody().readAllBytes(),
                        KhorosUpload.isOne(exchange.getRequestHeaders().getFirst("Content-Type"))
                                ? StandardCharsets.ISO_8859_1
                                : StandardCharsets.UTF_8));
        calls.add(call);
        await(held.remove(call.line()));
        Queue<KhorosOddity> waiting = oddities.get(call.line());
        KhorosOddity oddity = waiting == null ? null : waiting.poll();
        KhorosAnswer answer = oddity == null || oddity.takesEffect() ? routes.answer(call) : null;
        if (oddity == KhorosOddity.LOST_ANSWER) {
            exchange.close();
            return;
        }
        send(exchange, oddity == null ? answer : odd(oddity, call));
    }

    private static void await(CountDownLatch door) {
        try {
            if (door != null) {
                door.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static KhorosAnswer odd(KhorosOddity oddity, KhorosCall call) {
        return switch (oddity) {
            case DEVELOPER_INACTIVE -> KhorosAnswer.inactive();
            case SERVICE_NOT_FOUND -> KhorosAnswer.noService();
            case BROKEN, DONE_BUT_500 -> KhorosAnswer.html(500, "<html><body>Internal error</body></html>");
            case UNKNOWN_ERROR -> KhorosAnswer.error(500, "unknown_error", "Something went wrong");
            case REFUSED_WITH_200 -> KhorosAnswer.error(200, "VALIDATION_ERROR", "The name is taken");
            case THROTTLED -> KhorosAnswer.text(429, "Too many requests");
            case REPEATS_THE_BODY ->
                KhorosAnswer.error(400, "validation_error", "Not valid: " + call.authorization() + " " + call.body());
            case DONE_BUT_PAGE -> KhorosAnswer.html(200, "<html><body>Please log in</body></html>");
            case LOST_ANSWER -> throw new IllegalStateException("it has no answer");
        };
    }

    private static void send(HttpExchange exchange, KhorosAnswer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Runs it by hand; the argument is the port. */
    public static void main(String[] args) {
        FakeKhoros khoros = start(args.length == 0 ? 0 : Integer.parseInt(args[0]));
        System.out.println("Khoros Marketing of acme at " + khoros.url());
        System.out.println("KHOROS_API_URL=" + khoros.url() + " KHOROS_LOGIN_URL=" + khoros.url() + " KHOROS_CLIENT_ID="
                + KhorosLogin.CLIENT + " KHOROS_CLIENT_SECRET=" + KhorosLogin.SECRET);
        System.out.println("A token for login --token: " + khoros.token());
    }
}
