package io.khoroszendesk.fake.zendesk;

import io.khoroszendesk.fake.Blackhole;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.Faults;
import io.khoroszendesk.fake.Target;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A Zendesk of one's own: an account in memory behind real sockets, which behaves as the real one is known
 * to, and badly where a test wants it to. It belongs to no framework, so it serves tests in the same
 * process, tests of a packaged application, and people.
 *
 * <pre>{@code
 * FakeZendesk zendesk = FakeZendesk.start();
 * FakeUser jane = zendesk.tenant().user("Jane Quill").email("jane@example.com").add();
 * zendesk.faults().next("GET /api/v2/users/search", Fault.HANG);
 * }</pre>
 */
public final class FakeZendesk implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final Vertx vertx;
    private final FakeTenant tenant = new FakeTenant();
    private final Tokens tokens = new Tokens(tenant);
    private final Idempotency idempotency = new Idempotency(tenant);
    private final Faults faults = new Faults();
    private final Front front;
    private int port;
    private HttpServer server;
    private Blackhole blackhole;

    private FakeZendesk(int port) {
        this.port = port;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        this.front = new Front(vertx, new Routes(tenant, tokens, idempotency), faults);
    }

    public static FakeZendesk start() {
        return start(0);
    }

    /** Listens on this port of the local host; 0 for any that is free. */
    public static FakeZendesk start(int port) {
        FakeZendesk zendesk = new FakeZendesk(port);
        zendesk.restart();
        return zendesk;
    }

    public String url() {
        return "http://" + HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    /** Where a test arranges users, tickets and fields. */
    public FakeTenant tenant() {
        return tenant;
    }

    public Faults faults() {
        return faults;
    }

    /** All users, the service's own among them. */
    public List<FakeUser> users() {
        return tenant.users();
    }

    public List<FakeTicket> tickets() {
        return tenant.tickets();
    }

    public FakeUser user(long id) {
        return tenant.findUser(id).orElseThrow(() -> new NoSuchElementException("user " + id));
    }

    public FakeTicket ticket(long id) {
        return tenant.findTicket(id).orElseThrow(() -> new NoSuchElementException("ticket " + id));
    }

    /** All requests so far, in the order in which they were read. */
    public List<Call> calls() {
        return front.calls();
    }

    /** Those of a method ({@code *} for any) and a path, in which {@code {id}} and {@code *} may stand. */
    public List<Call> calls(String method, String path) {
        Target target = Target.of(method, path);
        return calls().stream()
                .filter(call -> target.matches(call.method(), call.path()))
                .toList();
    }

    public int count(String method, String path) {
        return calls(method, path).size();
    }

    public void forgetCalls() {
        front.forgetCalls();
    }

    /** What the headers of the account's quota say. */
    public void quotaLeft(int calls) {
        front.quotaLeft(calls);
    }

    /**
     * From now on every answer has the account's time of day, to the second, as Zendesk's have. Without it, callers go
     * by their own clock, which has fractions, so that tests with short deadlines need not wait for a second to end.
     */
    public void tellTime() {
        front.tellTime();
    }

    /** How long tokens last that are given out from now on. */
    public void tokenLifetime(Duration lifetime) {
        synchronized (tenant) {
            tokens.lifetime(lifetime);
        }
    }

    /** What tokens begin with that are given out from now on. */
    public void tokenPrefix(String prefix) {
        synchronized (tenant) {
            tokens.prefix(prefix);
        }
    }

    /** Of all clients' secrets only this one is good from now on; null for any. */
    public void clientSecret(String secret) {
        synchronized (tenant) {
            tokens.clientSecret(secret);
        }
    }

    /** No token given out so far is good any more. */
    public void revokeTokens() {
        synchronized (tenant) {
            tokens.revokeAll();
        }
    }

    /** The account no longer knows under which idempotency key this ticket was created, as after two hours. */
    public void forgetKeyOf(long ticket) {
        synchronized (tenant) {
            idempotency.forget(ticket);
        }
    }

    /**
     * An untouched account, healthy again. Tokens stay good, so that no test pays for the next one's token.
     */
    public void reset() {
        faults.clear();
        if (server == null) {
            restart();
        }
        synchronized (tenant) {
            tenant.reset();
            tokens.reset();
            idempotency.clear();
        }
        front.quotaLeft(650);
        front.forgetCalls();
    }

    /** Closes all connections and refuses new ones; what is stored stays. */
    public void stop() {
        if (server != null) {
            server.close().toCompletionStage().toCompletableFuture().join();
            server = null;
        }
        if (blackhole != null) {
            blackhole.close();
            blackhole = null;
        }
    }

    /** Closes all connections and leaves new ones without any answer, so that connecting times out. */
    public void blackhole() {
        stop();
        blackhole = new Blackhole(new InetSocketAddress(HOST, port));
    }

    /** Listens again on the same port. */
    public void restart() {
        stop();
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(HOST)
                        .setAcceptBacklog(1024)
                        .setHttp2ClearTextEnabled(false)
                        .setMaxInitialLineLength(64 * 1024)
                        .setMaxHeaderSize(64 * 1024))
                .requestHandler(front::handle);
        server.listen(port).toCompletionStage().toCompletableFuture().join();
        port = server.actualPort();
    }

    /** Ends it for good. */
    @Override
    public void close() {
        stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Runs it by hand, with a few people and tickets in it; the argument is the port. */
    public static void main(String[] args) {
        FakeZendesk zendesk = start(args.length == 0 ? 0 : Integer.parseInt(args[0]));
        FakeTenant tenant = zendesk.tenant();
        FakeUser jane = tenant.user("Jane Quill")
                .email("jane@example.com")
                .phone("+4930123456")
                .field("khoros_social", "twitter jane.q 1001")
                .field("plan", "gold")
                .add();
        tenant.user("João Pereira").email("joao@example.org").externalId("C-2").add();
        tenant.user("Ada Agent").email("ada@acme.example").role("agent").add();
        tenant.ticket(jane).subject("Router is dead").status("open").add();
        System.out.println("Zendesk of acme at " + zendesk.url());
    }
}
