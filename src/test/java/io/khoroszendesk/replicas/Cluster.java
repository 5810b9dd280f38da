package io.khoroszendesk.replicas;

import io.khoroszendesk.Tenant;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Three replicas in front of one account, which remembers, answers after some time, and whose search lags. */
final class Cluster implements AutoCloseable {

    static final int REPLICAS = 3;
    static final String EVENTS_TOKEN = "events-token-of-the-replicas";
    static final String LABEL = "Make a ticket";
    static final String HANDLES = "khoros_social";

    /** Longer than anything waits for the search, and shorter than {@link Sender} asks again after a lost answer. */
    private static final Duration INDEX_LAG = Duration.ofSeconds(25);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Most calls take a while, some of it before and some after they take effect. */
    private static final Fault[] LATENCIES = {
        Fault.delay(3), Fault.delay(15), Fault.delay(40), Fault.late(5), Fault.late(25), Fault.late(60)
    };

    private static final Fault[] TROUBLES = {
        Fault.tooMany(1),
        Fault.status(500),
        Fault.status(502),
        Fault.UNAVAILABLE,
        Fault.unavailable(1),
        Fault.RESET_BEFORE,
        Fault.RESET_AFTER,
        Fault.TRUNCATED,
        Fault.late(700)
    };

    private final FakeZendesk zendesk = FakeZendesk.start();
    private final Optional<RedisServer> engine;
    private final List<Replica> replicas;
    private final long seed;

    private Cluster(long seed, Optional<RedisServer> engine) {
        this.seed = seed;
        this.engine = engine;
        zendesk.tellTime();
        zendesk.tenant().indexLag(INDEX_LAG).userField(HANDLES, "textarea").add();
        Map<String, String> environment = environment();
        this.replicas =
                Stream.generate(() -> new Replica(environment)).limit(REPLICAS).toList();
    }

    static Cluster withoutEngine(long seed) {
        return started(new Cluster(seed, Optional.empty()));
    }

    static Cluster withEngine(long seed, RedisServer engine) {
        Cluster cluster = started(new Cluster(seed, Optional.of(engine)));
        cluster.awaitEngine();
        return cluster;
    }

    private static Cluster started(Cluster cluster) {
        try {
            cluster.replicas.parallelStream().forEach(Replica::start);
        } catch (RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
        cluster.isItselfAgain();
        return cluster;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "ZENDESK_URL",
                zendesk.url(),
                "ZENDESK_SUBDOMAIN",
                "acme",
                "ZENDESK_OAUTH_CLIENT_ID",
                "khoros-adapter",
                "ZENDESK_OAUTH_CLIENT_SECRET",
                "test-secret",
                "KHOROS_AUTH_HEADER_VALUES",
                Tenant.KEY,
                "KHOROS_EVENTS_TOKEN",
                EVENTS_TOKEN,
                "ADAPTER_EVENTS_TICKET_LABELS",
                LABEL,
                "ADAPTER_EVENTS_BACKOFF",
                "500ms",
                "ADAPTER_CASES_CLOSED",
                "follow-up"));
        engine.ifPresent(redis -> {
            environment.put("ADAPTER_SHARED_MEMORY_URL", redis.url());
            // On a busy machine, an answer may take longer than anywhere else; that is not what is tried here.
            environment.put("ADAPTER_SHARED_MEMORY_TIMEOUT", "1s");
            environment.put("ADAPTER_SHARED_MEMORY_BREAKER_DELAY", "1s");
        });
        return environment;
    }

    FakeZendesk zendesk() {
        return zendesk;
    }

    Optional<RedisServer> engine() {
        return engine;
    }

    Replica replica(int number) {
        return replicas.get(number);
    }

    /** A quarter of all calls to Zendesk fail in one way or another. */
    void failsOften() {
        zendesk.faults().clear().random(seed, 0.25, TROUBLES).random(seed, 0.9, LATENCIES);
    }

    /** Zendesk answers, and what was killed is there again. */
    void isItselfAgain() {
        zendesk.faults().clear().random(seed, 0.9, LATENCIES);
        replicas.parallelStream().filter(replica -> !replica.isUp()).forEach(Replica::start);
    }

    /** Waits until every replica uses the engine, which each finds out by using it. */
    void awaitEngine() {
        if (engine.isPresent()) {
            replicas.forEach(Cluster::awaitEngine);
        }
    }

    private static void awaitEngine(Replica replica) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (replica.metric("adapter_shared_memory_available").orElse(-1) != 1) {
            if (System.nanoTime() > end) {
                throw new AssertionError("a replica does not use the shared memory:\n" + replica.output());
            }
            replica.agent().send("POST", "/customers", Map.of("name", "Nobody at all"));
        }
    }

    /** How many calls to the shared memory came to nothing so far because this machine was too busy. */
    int missedCalls() {
        return replicas.stream().mapToInt(Replica::missedCalls).sum();
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        zendesk.close();
    }
}
