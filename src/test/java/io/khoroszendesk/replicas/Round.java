package io.khoroszendesk.replicas;

import static io.khoroszendesk.Json.object;

import io.khoroszendesk.chaos.Agent.Answer;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.replicas.Kind.Guarantee;
import io.khoroszendesk.replicas.Sender.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** One round: something is sent to several replicas at the same moment; then the books of the account are checked. */
final class Round {

    final SplittableRandom random;

    private final String name;
    private final Kind kind;
    private final Cluster cluster;
    private final Wave wave;
    private final Findings findings;
    private final Sender sender;

    Round(String name, Kind kind, Cluster cluster, Wave wave, SplittableRandom random) {
        this.name = name;
        this.kind = kind;
        this.cluster = cluster;
        this.wave = wave;
        this.random = random;
        this.findings = new Findings(kind.title() + ", round " + name + ", " + wave);
        this.sender = new Sender(cluster, random, findings);
        findings.count(Tally.ROUND);
    }

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
        return name + "-" + suffix;
    }

    FakeZendesk zendesk() {
        return cluster.zendesk();
    }

    FakeUser customer(String who) {
        return zendesk().tenant().user(unique(who)).add();
    }

    Map<String, Object> post(String network, String handle, Object suffix) {
        return post(network, handle, suffix, "2026-03-01T10:00:00Z");
    }

    /** A post on a network, as Khoros sends it with a case. */
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

    /** The same request at each of the replicas that take part. */
    List<Request> everywhere(String method, String path, Object body) {
        return IntStream.range(0, size())
                .mapToObj(replica -> new Request(replica, method, path, body))
                .toList();
    }

    /** How many replicas take part. */
    int size() {
        return sender.replicas();
    }

    /** Something that is done before anything is disturbed, and has to succeed. */
    Answer beforehand(String method, String path, Object body) {
        Answer answer = ask(0, method, path, body);
        if (!answer.isSuccess()) {
            throw new AssertionError(answer.request() + " ended with " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    /** Asks one of the replicas while nothing is disturbed. */
    Answer ask(int replica, String method, String path, Object body) {
        return sender.send(new Request(replica, method, path, body)).orElseThrow();
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
        List<Optional<Answer>> first = sender.sendAtOnce(requests);
        wave.awaitEnd();
        boolean isSuccessDue = wave.isUndisturbed() && (success == Guarantee.ALWAYS || wave.hasEngine());
        List<Answer> last = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Optional<Answer> answer = first.get(i);
            answer.filter(a -> !a.isSuccess()).ifPresent(error -> {
                findings.count(Tally.ERROR);
                if (isSuccessDue) {
                    violate(success, error.request() + " failed though nothing was disturbed: " + error.body());
                }
            });
            last.add(answer.filter(Sender::isFinal).isPresent() ? answer.get() : sender.sendAgain(requests.get(i)));
        }
        return last;
    }

    void doubled(int count, String what) {
        doubled(count, what, isPromised());
    }

    /** What is there more often than it should be, and whether it is promised that this can't be. */
    void doubled(int count, String what, boolean isPromised) {
        if (count > 0) {
            findings.count(Tally.doubled(count));
            if (isPromised) {
                violate(kind.guarantee(), what + " is there " + count + " times too often");
            }
        }
    }

    void lost(int count, String what) {
        lost(count, what, isPromised());
    }

    /** What should be there and isn't, and whether it is promised that this can't be. */
    void lost(int count, String what, boolean isPromised) {
        if (count > 0) {
            findings.count(Tally.lost(count));
            if (isPromised) {
                violate(kind.guarantee(), what + " is lost");
            }
        }
    }

    private void violate(Guarantee guarantee, String what) {
        if (guarantee == Guarantee.ALWAYS) {
            findings.violate(what);
        } else {
            findings.violateWithEngine(what);
        }
    }

    /** Whether the promise of this kind holds in this round. */
    private boolean isPromised() {
        return kind.guarantee() == Guarantee.ALWAYS || hasUndisturbedEngine();
    }

    boolean hasEngine() {
        return wave.hasEngine();
    }

    boolean hasUndisturbedEngine() {
        return wave.hasEngine() && wave.isUndisturbed();
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

    Kind kind() {
        return kind;
    }

    Findings findings() {
        return findings;
    }
}
