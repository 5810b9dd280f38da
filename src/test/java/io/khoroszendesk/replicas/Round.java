package io.khoroszendesk.replicas;

import static io.khoroszendesk.Json.object;

import io.khoroszendesk.chaos.Agent.Answer;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.replicas.Kind.Guarantee;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** One round: something is sent to several replicas at the same moment; then the books of the account are checked. */
final class Round {

    /** Khoros waits for 8 s, the adapter answers within 7.5 s, and this machine may be busy. */
    private static final Duration DEADLINE = Duration.ofMillis(8_500);

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String name;
    private final Kind kind;
    private final Cluster cluster;
    private final Wave wave;
    private final List<Integer> order;
    final SplittableRandom random;
    private final List<String> violations = Collections.synchronizedList(new ArrayList<>());
    private Tally tally = new Tally(1, 0, 0, 0, Duration.ZERO);

    Round(String name, Kind kind, Cluster cluster, Wave wave, SplittableRandom random) {
        this.name = name;
        this.kind = kind;
        this.cluster = cluster;
        this.wave = wave;
        this.random = random;
        this.order = shuffled(random);
    }

    private static List<Integer> shuffled(SplittableRandom random) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, Cluster.REPLICAS).boxed().toList());
        Collections.shuffle(order, new java.util.Random(random.nextLong()));
        // Two or all three of them take part.
        return order.subList(0, random.nextInt(2, order.size() + 1));
    }

    /**
     * Something that an agent sends to a replica.
     *
     * @param replica counts those that take part in the round
     * @param path of the API; or an event that Khoros delivers, if it begins with {@code /hooks}
     */
    record Request(int replica, String method, String path, Object body) {}

    /** Words that occur in no other round. */
    String unique(String words) {
        return words + " " + name;
    }

    /** A handle that occurs in no other round. */
    String handle(String who) {
        return (who + "_" + name).replace('-', '_');
    }

    /** An id that occurs in no other round. */
    String id(Object suffix) {
        return (name + "-" + suffix).replace(' ', '-');
    }

    FakeZendesk zendesk() {
        return cluster.zendesk();
    }

    FakeUser customer(String who) {
        return zendesk().tenant().user(unique(who)).add();
    }

    /** How many replicas take part. */
    int size() {
        return order.size();
    }

    /** The same request at each of the replicas. */
    List<Request> everywhere(String method, String path, Object body) {
        return IntStream.range(0, size())
                .mapToObj(replica -> new Request(replica, method, path, body))
                .toList();
    }

    /** Something that is done before anything is disturbed, and has to succeed. */
    Answer beforehand(String method, String path, Object body) {
        Answer answer = attempt(new Request(0, method, path, body)).orElseThrow();
        if (!answer.isSuccess()) {
            throw new AssertionError(answer.request() + " ended with " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    /**
     * Sends all requests at the same moment, while whatever disturbs the wave happens. Afterwards, when nothing disturbs
     * it any more, what has failed is sent again, as an agent would, to another replica.
     *
     * @param success when every first answer has to be a success already, provided that nothing is disturbed
     * @return the last answer to each
     */
    List<Answer> together(Guarantee success, List<Request> requests) throws Exception {
        wave.awaitRelease();
        List<Optional<Answer>> first = atOnce(requests);
        wave.awaitEnd();
        List<Answer> last = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Optional<Answer> answer = first.get(i);
            boolean isError = answer.filter(a -> !a.isSuccess()).isPresent();
            if (isError) {
                tally = tally.plus(new Tally(0, 0, 0, 1, Duration.ZERO));
                if (wave.isUndisturbed() && (success == Guarantee.ALWAYS || wave.hasEngine())) {
                    violate(answer.get().request() + " failed though nothing was disturbed: "
                            + answer.get().body());
                }
            }
            last.add(answer.filter(Round::isFinal).orElse(null));
        }
        for (int i = 0; i < requests.size(); i++) {
            if (last.get(i) == null) {
                last.set(i, sentAgain(requests.get(i)));
            }
        }
        return last;
    }

    private List<Optional<Answer>> atOnce(List<Request> requests) throws Exception {
        List<Callable<Optional<Answer>>> calls = requests.stream()
                .<Callable<Optional<Answer>>>map(request -> () -> attempt(request))
                .toList();
        List<Optional<Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Optional<Answer>> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private Answer sentAgain(Request request) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int other = request.replica();
        while (System.nanoTime() < end) {
            other = (other + 1) % size();
            Optional<Answer> answer = attempt(new Request(other, request.method(), request.path(), request.body()));
            if (answer.filter(Round::isFinal).isPresent()) {
                return answer.get();
            }
            Thread.sleep(200);
        }
        throw new AssertionError(request.method() + " " + request.path() + " never succeeds");
    }

    /** Sending it again would not help. */
    private static boolean isFinal(Answer answer) {
        return answer.status() < 500;
    }

    /** Asks one of the replicas, when nothing is disturbed any more. */
    Answer ask(int replica, String method, String path, Object body) {
        return attempt(new Request(replica, method, path, body)).orElseThrow();
    }

    /** The answer; empty if the replica was killed meanwhile. */
    private Optional<Answer> attempt(Request request) {
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
                violate(e.getMessage() + ": " + e.getCause());
            }
            return Optional.empty();
        }
    }

    private synchronized void check(Answer answer) {
        tally = tally.plus(new Tally(0, 0, 0, 0, answer.took()));
        if (answer.took().compareTo(DEADLINE) > 0) {
            violate(answer.request() + " took " + answer.took().toMillis() + " ms");
        }
        boolean isContract = answer.error().matches("[A-Z_]+")
                && !answer.error().equals("INTERNAL_ERROR")
                && answer.body().path("message").asText().endsWith(answer.correlationId());
        if (!answer.isSuccess() && !isContract) {
            violate(answer.request() + " ended with " + answer.status() + " " + answer.body());
        }
    }

    /** What is there more often than it should be. */
    void doubled(int count, String what) {
        doubled(count, what, isPromised());
    }

    void doubled(int count, String what, boolean isPromised) {
        if (count > 0) {
            tally = tally.plus(new Tally(0, count, 0, 0, Duration.ZERO));
            if (isPromised) {
                violate(what + " is there " + count + " times too often");
            }
        }
    }

    /** What should be there, and isn't. */
    void lost(int count, String what) {
        lost(count, what, isPromised());
    }

    void lost(int count, String what, boolean isPromised) {
        if (count > 0) {
            tally = tally.plus(new Tally(0, 0, count, 0, Duration.ZERO));
            if (isPromised) {
                violate(what + " is lost");
            }
        }
    }

    /** Whether the promise of this kind holds in this round. */
    boolean isPromised() {
        return kind.guarantee() == Guarantee.ALWAYS || hasUndisturbedEngine();
    }

    boolean hasUndisturbedEngine() {
        return wave.hasEngine() && wave.isUndisturbed();
    }

    boolean hasEngine() {
        return wave.hasEngine();
    }

    boolean isWithKill() {
        return wave.disturbance() == Disturbance.REPLICA_KILLED;
    }

    /** Waits for something that happens after an answer; it need not happen. */
    static boolean await(Duration patience, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        boolean met = condition.getAsBoolean();
        while (!met && System.nanoTime() < end) {
            Thread.sleep(10);
            met = condition.getAsBoolean();
        }
        return met;
    }

    void violate(String what) {
        violations.add(kind.title() + ", round " + name + ", " + wave + ": " + what);
    }

    Kind kind() {
        return kind;
    }

    Tally tally() {
        return tally;
    }

    List<String> violations() {
        return violations;
    }

    /** A post on a network, as Khoros sends it with a case. */
    Map<String, Object> post(String network, String handle, Object suffix) {
        return post(network, handle, suffix, "2026-03-01T10:00:00Z");
    }

    Map<String, Object> post(String network, String handle, Object suffix, String created) {
        return object(
                "created",
                created,
                "body",
                unique("Post " + suffix),
                "linkUrl",
                "https://example.com/" + id(suffix),
                "serviceId",
                id(suffix),
                "service",
                network,
                "contentType",
                "post",
                "author",
                object(
                        "service",
                        network,
                        "serviceId",
                        id(handle),
                        "handle",
                        handle,
                        "name",
                        "Somebody",
                        "brandOwned",
                        false));
    }
}
