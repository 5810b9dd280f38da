package io.khoroszendesk.common.memory;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.replicas.RedisServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The same on a real server. */
class RedisSharedMemoryTest extends SharedMemoryContract {

    private static RedisServer server;
    private static Vertx vertx;

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
                call -> call.call());
        listener = new RedisListener(calls);
        memory = new RedisSharedMemory(calls, listener, namespace("acme", "secret"));
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

    private static MemoryNamespace namespace(String account, String secret) {
        return new MemoryNamespace() {
            @Override
            public String account() {
                return account;
            }

            @Override
            public String secret() {
                return secret;
            }
        };
    }
}
