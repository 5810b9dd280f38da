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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<String, Consumer<String>> channels = new ConcurrentHashMap<>();
    private final List<Known> known = new CopyOnWriteArrayList<>();
    private Thread thread;

    /** Reads what was told before. */
    @FunctionalInterface
    interface Known {
        void read() throws MemoryUnavailableException;
    }

    @Inject
    RedisListener(RedisCalls calls) {
        this.calls = calls;
    }

    /**
     * Listens to a channel from now on.
     *
     * @param before reads what was told before
     */
    synchronized void listen(String channel, Consumer<String> told, Known before) {
        if (calls.redis().isEmpty()) {
            return;
        }
        channels.put(channel, told);
        known.add(before);
        if (thread != null) {
            thread.interrupt();
        }
        thread = Thread.ofVirtual()
                .name("shared-memory-listener")
                .start(() -> keepListening(calls.redis().get()));
    }

    @PreDestroy
    synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void keepListening(Redis redis) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                listen(redis);
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

    private void listen(Redis redis) throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        RedisConnection connection = redis.connect().await().atMost(PATIENCE);
        try {
            connection.endHandler(ended::countDown);
            connection.exceptionHandler(e -> ended.countDown());
            connection.handler(this::told);
            Request subscribe = Request.cmd(Command.SUBSCRIBE).arg(HEARTBEATS);
            channels.keySet().forEach(subscribe::arg);
            connection.send(subscribe).await().atMost(PATIENCE);
            for (Known before : known) {
                before.read();
            }
            while (!ended.await(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                heartbeat();
            }
        } finally {
            connection.closeAndForget();
        }
    }

    private void told(Response message) {
        try {
            if (message != null
                    && message.size() == 3
                    && message.get(0).toString().equals("message")) {
                Consumer<String> told = channels.get(message.get(1).toString());
                if (told != null) {
                    told.accept(message.get(2).toString());
                }
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
