package io.khoroszendesk.replicas;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;

/** Some rounds of different kinds at the same time, so that what disturbs one of them disturbs all. */
final class Wave {

    private final int number;
    private final Cluster cluster;
    private final Disturbance disturbance;
    private final SplittableRandom random;
    private boolean isEngineReached;
    private final List<Round> rounds = new ArrayList<>();
    /** Prepared, released, answered, over. */
    private final Phaser steps = new Phaser(1);

    Wave(int number, Cluster cluster, Disturbance disturbance, List<Kind> kinds, SplittableRandom random) {
        this.number = number;
        this.cluster = cluster;
        this.disturbance = disturbance;
        this.random = random;
        for (Kind kind : kinds) {
            rounds.add(new Round(number + "-" + rounds.size(), kind, cluster, this, random.split()));
        }
    }

    List<Round> play() throws InterruptedException {
        cluster.zendesk().forgetCalls();
        int missed = cluster.missedCalls();
        steps.bulkRegister(rounds.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            rounds.forEach(round -> threads.execute(() -> play(round)));
            disturb();
        }
        isEngineReached = hasEngine() && isUndisturbed() && cluster.missedCalls() == missed;
        if (isEngineReached) {
            rounds.forEach(round -> round.findings().engineWasReached());
        }
        return rounds;
    }

    private void disturb() throws InterruptedException {
        try {
            steps.arriveAndAwaitAdvance();
            disturbance.before(cluster);
            steps.arriveAndAwaitAdvance();
            disturbance.during(cluster, random);
            steps.arriveAndAwaitAdvance();
            disturbance.after(cluster);
            if (disturbance != Disturbance.NONE) {
                cluster.isItselfAgain();
                cluster.awaitEngine();
            }
        } finally {
            // Nobody waits for what fails here.
            steps.arriveAndDeregister();
        }
    }

    private void play(Round round) {
        try {
            round.kind().play().in(round);
        } catch (Exception | AssertionError e) {
            round.findings().violate(e.toString());
        } finally {
            steps.arriveAndDeregister();
        }
    }

    /** Waits until all rounds are prepared, and goes on at the same moment as they do. */
    void awaitRelease() {
        steps.arriveAndAwaitAdvance();
        steps.arriveAndAwaitAdvance();
    }

    /** Waits until all requests are answered, and nothing is disturbed any more. */
    void awaitEnd() {
        steps.arriveAndAwaitAdvance();
        steps.arriveAndAwaitAdvance();
    }

    boolean isUndisturbed() {
        return disturbance == Disturbance.NONE;
    }

    /** Whether nothing happened that takes a promise back; a machine that is too busy for the engine counts as well. */
    boolean wasUndisturbed() {
        return isUndisturbed() && (isEngineReached || !hasEngine());
    }

    boolean hasEngine() {
        return cluster.engine().isPresent();
    }

    Disturbance disturbance() {
        return disturbance;
    }

    @Override
    public String toString() {
        return "wave " + number + " (" + disturbance + ")";
    }
}
