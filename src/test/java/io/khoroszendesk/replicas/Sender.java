package io.khoroszendesk.replicas;

import io.khoroszendesk.chaos.Agent.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Sends requests to the replicas that take part in a round, and checks each answer: its form, and that it is in time. */
final class Sender {

    /** Khoros waits for 8 s, the adapter answers within 7.5 s, and this machine may be busy. */
    private static final Duration DEADLINE = Duration.ofMillis(8_500);

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Cluster cluster;
    private final List<Integer> order;
    private final Findings findings;

    /** Two or all three of the replicas take part, in any order. */
    Sender(Cluster cluster, SplittableRandom random, Findings findings) {
        this.cluster = cluster;
        this.findings = findings;
        List<Integer> all =
                new ArrayList<>(IntStream.range(0, Cluster.REPLICAS).boxed().toList());
        Collections.shuffle(all, new Random(random.nextLong()));
        this.order = List.copyOf(all.subList(0, random.nextInt(2, all.size() + 1)));
    }

    /**
     * Something that is sent to a replica.
     *
     * @param replica counts those that take part in the round
     * @param path of the API; or of an event that Khoros delivers, which begins with {@code /hooks}
     */
    record Request(int replica, String method, String path, Object body) {}

    /** How many replicas take part. */
    int replicas() {
        return order.size();
    }

    /** The answer; empty if the replica was killed meanwhile. */
    Optional<Answer> send(Request request) {
        Replica replica = cluster.replica(order.get(request.replica()));
        int kills = replica.kills();
        boolean wasUp = replica.isUp();
        try {
            Answer answer = request.path().startsWith("/hooks")
                    ? replica.agent().deliver(request.path(), "Bearer " + Cluster.EVENTS_TOKEN, request.body())
                    : replica.agent().send(request.method(), request.path(), request.body());
            check(answer);
            return Optional.of(answer);
        } catch (UncheckedIOException e) {
            if (wasUp && replica.kills() == kills) {
                findings.violate(e.getMessage() + ": " + e.getCause());
            }
            return Optional.empty();
        }
    }

    List<Optional<Answer>> sendAtOnce(List<Request> requests) throws Exception {
        List<Callable<Optional<Answer>>> calls = requests.stream()
                .<Callable<Optional<Answer>>>map(request -> () -> send(request))
                .toList();
        List<Optional<Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Optional<Answer>> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    /** Sends a request that has failed to the other replicas in turn, until it is answered for good. */
    Answer sendAgain(Request request) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int other = request.replica();
        while (System.nanoTime() < end) {
            other = (other + 1) % replicas();
            Optional<Answer> answer = send(new Request(other, request.method(), request.path(), request.body()));
            if (answer.filter(Sender::isFinal).isPresent()) {
                return answer.get();
            }
            Thread.sleep(200);
        }
        throw new AssertionError(request.method() + " " + request.path() + " never succeeds");
    }

    /** Whether sending it again would not help. */
    static boolean isFinal(Answer answer) {
        return answer.status() < 500;
    }

    private void check(Answer answer) {
        findings.count(Tally.took(answer.took()));
        if (answer.took().compareTo(DEADLINE) > 0) {
            findings.violate(answer.request() + " took " + answer.took().toMillis() + " ms");
        }
        boolean isContract = answer.error().matches("[A-Z_]+")
                && !answer.error().equals("INTERNAL_ERROR")
                && answer.body().path("message").asText().endsWith(answer.correlationId());
        if (!answer.isSuccess() && !isContract) {
            findings.violate(answer.request() + " ended with " + answer.status() + " " + answer.body());
        }
    }
}
