package io.khoroszendesk.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Three processes of what is packaged, in front of one account: nothing is made twice, nothing that was confirmed is
 * lost, and every answer comes in time, whatever happens to a replica, to Zendesk or to the shared memory.
 * {@code -Dreplicas.rounds} says how many rounds each mode has, {@code -Dreplicas.seed} with which seed they are drawn.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasIT {

    private static final int ROUNDS = Integer.getInteger("replicas.rounds", 80);
    private static final long SEED = Long.getLong("replicas.seed", 20261127);
    /** How many rounds are played at the same time. */
    private static final int WAVE = 8;

    private static final Path FILE = Path.of("target/replicas.txt");

    private static final List<Kind> KINDS = Stream.of(
                    CaseKinds.all(), UpdateKinds.all(), CustomerKinds.all(), HandleKinds.all(), PostKinds.all())
            .flatMap(List::stream)
            .toList();

    private static final List<String> TABLES = new ArrayList<>();

    @AfterAll
    static void tell() throws IOException {
        String told = "Replicas: seed " + SEED + "\n\n" + String.join("\n", TABLES);
        Files.writeString(FILE, told);
        System.out.println(told);
    }

    @Test
    @Order(1)
    void several_replicas_keep_what_is_promised_without_a_shared_memory() throws InterruptedException {
        try (Cluster cluster = Cluster.withoutEngine(SEED)) {
            play("Without the shared memory", cluster);
        }
    }

    @Test
    @Order(2)
    void several_replicas_keep_what_is_promised_with_a_shared_memory() throws InterruptedException {
        assumeTrue(RedisServer.program().isPresent(), RedisServer.MISSING);
        try (RedisServer engine = RedisServer.start();
                Cluster cluster = Cluster.withEngine(SEED, engine)) {
            play("With the shared memory", cluster);
        }
    }

    private static void play(String mode, Cluster cluster) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(SEED);
        Report report = new Report(mode);
        List<String> violations = new ArrayList<>();
        List<Kind> deck = new ArrayList<>();
        int waves = (ROUNDS + WAVE - 1) / WAVE;
        List<Disturbance> disturbances =
                Disturbance.drawn(waves, cluster.engine().isPresent(), random);
        // The first requests of a process take long, and are not what is tried here.
        new Wave(-1, cluster, Disturbance.NONE, KINDS, random.split()).play();
        for (int number = 0; number < waves; number++) {
            Wave wave = new Wave(number, cluster, disturbances.get(number), dealt(deck, WAVE, random), random.split());
            for (Round round : wave.play()) {
                report.add(round, wave.wasUndisturbed());
                violations.addAll(round.findings().violations());
            }
        }
        TABLES.add(report.table(KINDS));
        assertThat(violations).isEmpty();
        assertThat(report.rounds()).isGreaterThanOrEqualTo(ROUNDS);
    }

    /** The next kinds of a deck that holds each of them once, and is shuffled anew when it is used up. */
    private static List<Kind> dealt(List<Kind> deck, int count, SplittableRandom random) {
        List<Kind> dealt = new ArrayList<>();
        while (dealt.size() < count) {
            if (deck.isEmpty()) {
                deck.addAll(KINDS);
                Collections.shuffle(deck, new Random(random.nextLong()));
            }
            dealt.add(deck.removeLast());
        }
        return dealt;
    }
}
