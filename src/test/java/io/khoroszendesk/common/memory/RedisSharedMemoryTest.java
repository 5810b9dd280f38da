package io.khoroszendesk.common.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.khoroszendesk.common.memory.SharedMemory.Claim;
import io.khoroszendesk.common.memory.SharedMemory.Note;
import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.replicas.RedisServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same on a real server. */
class RedisSharedMemoryTest extends SharedMemoryContract {

    private static RedisServer server;
    private static Vertx vertx;

    private final MemoryKeys names = new MemoryKeys(new MemoryNamespace("acme", "secret"));
    private Redis redis;
    private RedisListener listener;
    private RedisSharedMemory memory;

    @BeforeAll
    static void start() {
        assumeTrue(RedisServer.program().isPresent(), RedisServer.MISSING);
        vertx = Vertx.vertx();
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            vertx.closeAndAwait();
        }
    }

    @BeforeEach
    void connect() {
        redis = Redis.createClient(
                vertx,
                new RedisOptions()
                        .addConnectionString(server.url())
                        .setNetClientOptions(new NetClientOptions().setConnectTimeout(1_000)));
        RedisCalls calls = new RedisCalls(
                OperatorSettings.of(SharedMemoryConfig.class, "adapter.shared-memory.timeout", "2s"),
                redis,
                new SimpleMeterRegistry(),
                Callable::call);
        listener = new RedisListener(calls);
        memory = new RedisSharedMemory(calls, listener, names);
    }

    @AfterEach
    void disconnect() {
        if (redis != null) {
            listener.stop();
            redis.close();
        }
    }

    @Override
    SharedMemory memory() {
        return memory;
    }

    @Override
    void pass(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    @Test
    void a_claim_that_holds_something_else_is_free() throws Exception {
        raw(Command.SET, names.of("once", key), "garbage");

        assertThat(memory.claim(key, "a", MINUTE, MINUTE).state()).isEqualTo(Claim.State.MINE);
    }

    @Test
    void what_is_of_another_type_can_not_be_used() {
        raw(Command.LPUSH, names.of("once", key), "garbage");
        raw(Command.LPUSH, names.of(key), "garbage");

        assertThatThrownBy(() -> memory.claim(key, "a", MINUTE, MINUTE)).isInstanceOf(MemoryUnavailableException.class);
        assertThatThrownBy(() -> memory.notes(key)).isInstanceOf(MemoryUnavailableException.class);
    }

    @Test
    void a_number_that_is_none_can_not_be_used() {
        raw(Command.SET, names.of("fence", key), "garbage");

        assertThatThrownBy(() -> memory.isLatest(key, 1)).isInstanceOf(MemoryUnavailableException.class);
    }

    @Test
    void garbage_on_a_channel_is_passed_over() throws Exception {
        List<Note> told = new CopyOnWriteArrayList<>();
        memory.listen(key, told::add);

        for (int i = 0; i < 100 && told.isEmpty(); i++) {
            raw(Command.PUBLISH, names.of("told-" + key), "garbage");
            memory.note(key, "1", MINUTE);
            pass(SHORT);
        }

        assertThat(told).first().extracting(Note::id).isEqualTo("1");
    }

    @Test
    void everything_ends_by_itself() throws Exception {
        memory.claim(key, "a", MINUTE, MINUTE);
        memory.lock(key, MINUTE);
        memory.note(key, "1", MINUTE);
        memory.remember(key, MINUTE);

        for (Response name : raw(Command.KEYS, "*")) {
            assertThat(raw(Command.PTTL, name.toString()).toLong())
                    .as(name.toString())
                    .isPositive();
        }
    }

    private Response raw(Command command, String... arguments) {
        Request request = Request.cmd(command);
        for (String argument : arguments) {
            request.arg(argument);
        }
        return redis.send(request).await().atMost(Duration.ofSeconds(5));
    }
}
