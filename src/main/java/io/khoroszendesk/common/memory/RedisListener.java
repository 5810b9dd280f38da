package io.khoroszendesk.common.memory;

import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Listens to what other replicas tell. A message that is told while nobody listens is gone, so what is known is read
 * again whenever listening begins.
 *
 * <p>It publishes a heartbeat on a channel of its own. So a connection on which nothing arrives is dead and is closed by
 * the client's read timeout, and a server that is back is noticed without any request.
 */
@Singleton
class RedisListener {

    private static final Logger LOG = Logger.getLogger(RedisListener.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String HEARTBEATS = "khoros-zendesk:heartbeat";

    private final RedisCalls calls;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    @Inject
    RedisListener(RedisCalls calls) {
        this.calls = calls;
    }

    /**
     * Listens to a channel from now on, on a connection of its own.
     *
     * @param before reads what was told before
     */
    void listen(String channel, Consumer<String> told, BestEffort.Call before) {
        calls.redis()
                .ifPresent(redis -> threads.add(Thread.ofVirtual()
                        .name("shared-memory-listener")
                        .start(() -> keepListening(redis, channel, told, before))));
    }

    @PreDestroy
    void stop() {
        threads.forEach(Thread::interrupt);
    }

    private void keepListening(Redis redis, String channel, Consumer<String> told, BestEffort.Call before) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                listen(redis, channel, told, before);
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                LOG.debugf("Listening to the shared memory ended: %s", e.getMessage());
            }
            try {
                heartbeat();
                Thread.sleep(HEARTBEAT);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void listen(Redis redis, String channel, Consumer<String> told, BestEffort.Call before) throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        RedisConnection connection = redis.connect().await().atMost(PATIENCE);
        try {
            connection.endHandler(ended::countDown);
            connection.exceptionHandler(e -> ended.countDown());
            connection.handler(message -> tell(message, channel, told));
            connection
                    .send(Request.cmd(Command.SUBSCRIBE).arg(HEARTBEATS).arg(channel))
                    .await()
                    .atMost(PATIENCE);
            before.make();
            while (!ended.await(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                heartbeat();
            }
        } finally {
            connection.closeAndForget();
        }
    }

    private static void tell(Response message, String channel, Consumer<String> told) {
        try {
            if (message != null
                    && message.size() == 3
                    && message.get(0).toString().equals("message")
                    && message.get(1).toString().equals(channel)) {
                told.accept(message.get(2).toString());
            }
        } catch (RuntimeException e) {
            LOG.debugf("A message on the shared memory can't be read: %s", e.getMessage());
        }
    }

    private void heartbeat() {
        BestEffort.tell(
                "a heartbeat", () -> calls.sendPatiently("heartbeat", PATIENCE, Command.PUBLISH, HEARTBEATS, ""));
    }
}
