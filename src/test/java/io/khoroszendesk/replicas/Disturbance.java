package io.khoroszendesk.replicas;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What goes wrong while the requests of a wave are under way. */
enum Disturbance {
    NONE,
    /** One replica is killed at any moment, so mostly in the middle of a write. */
    REPLICA_KILLED {
        @Override
        void during(Cluster cluster, SplittableRandom random) throws InterruptedException {
            Thread.sleep(random.nextInt(5, 250));
            cluster.replica(random.nextInt(Cluster.REPLICAS)).kill();
        }
    },
    ZENDESK_FAILING {
        @Override
        void before(Cluster cluster) {
            cluster.failsOften();
        }
    },
    ENGINE_FROZEN {
        @Override
        void before(Cluster cluster) {
            cluster.engine().orElseThrow().freeze();
        }

        @Override
        void after(Cluster cluster) {
            cluster.engine().orElseThrow().thaw();
        }
    },
    ENGINE_KILLED {
        @Override
        void during(Cluster cluster, SplittableRandom random) throws InterruptedException {
            Thread.sleep(random.nextInt(100));
            cluster.engine().orElseThrow().kill();
        }

        @Override
        void after(Cluster cluster) {
            cluster.engine().orElseThrow().restart();
        }
    },
    ENGINE_FLUSHED {
        @Override
        void during(Cluster cluster, SplittableRandom random) throws InterruptedException {
            Thread.sleep(random.nextInt(200));
            cluster.engine().orElseThrow().flush();
        }
    };

    /** Those of a number of waves, of which half are undisturbed; without an engine nothing happens to it. */
    static List<Disturbance> drawn(int waves, boolean withEngine, SplittableRandom random) {
        List<Disturbance> possible = withEngine
                ? List.of(REPLICA_KILLED, ZENDESK_FAILING, ENGINE_FROZEN, ENGINE_KILLED, ENGINE_FLUSHED)
                : List.of(REPLICA_KILLED, ZENDESK_FAILING);
        int first = random.nextInt(possible.size());
        List<Disturbance> drawn = new ArrayList<>();
        for (int wave = 0; wave < waves; wave++) {
            drawn.add(wave % 2 == 0 ? NONE : possible.get((first + wave / 2) % possible.size()));
        }
        return drawn;
    }

    /** Before the requests are sent. */
    void before(Cluster cluster) {}

    /** While they are under way. */
    void during(Cluster cluster, SplittableRandom random) throws InterruptedException {}

    /** When all are answered. */
    void after(Cluster cluster) {}
}
