package io.khoroszendesk.replicas;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;

import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.replicas.Kind.Guarantee;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Updates of one case at several replicas at once. */
final class UpdateKinds {

    private UpdateKinds() {}

    static List<Kind> all() {
        return List.of(
                new Kind(
                        "parallel updates with the same interactions",
                        Guarantee.ALWAYS,
                        round -> updates(round, ticket(round), Sent.SAME)),
                new Kind(
                        "parallel updates with overlapping interactions",
                        Guarantee.ALWAYS,
                        round -> updates(round, ticket(round), Sent.OVERLAPPING)),
                new Kind(
                        "parallel updates with different interactions",
                        Guarantee.ALWAYS,
                        round -> updates(round, ticket(round), Sent.DIFFERENT)),
                new Kind(
                        "parallel updates of a case just made",
                        Guarantee.ALWAYS,
                        round -> updates(
                                round, justMade(round), Sent.values()[round.random.nextInt(Sent.values().length)])));
    }

    /** Which interactions the replicas get. */
    private enum Sent {
        SAME,
        OVERLAPPING,
        DIFFERENT;

        List<String> of(int replica) {
            return switch (this) {
                case SAME -> List.of("all1", "all2");
                case OVERLAPPING -> List.of("all1", "own" + replica);
                case DIFFERENT -> List.of("own" + replica + "a", "own" + replica + "b");
            };
        }
    }

    private static void updates(Round round, long ticket, Sent sent) throws Exception {
        String author = round.handle("author");
        Set<String> keys = new LinkedHashSet<>();
        List<Sender.Request> requests = new ArrayList<>();
        for (int replica = 0; replica < round.size(); replica++) {
            List<Object> interactions = array();
            for (String id : sent.of(replica)) {
                interactions.add(round.post("twitter", author, id));
                keys.add("twitter:" + round.id(id));
            }
            requests.add(new Sender.Request(replica, "PATCH", "/case/" + ticket, object("interactions", interactions)));
        }
        round.together(Guarantee.WITH_ENGINE, requests);
        CaseKinds.interactions(round, List.of(round.zendesk().ticket(ticket)), keys.toArray(String[]::new));
    }

    private static long ticket(Round round) {
        return round.zendesk()
                .tenant()
                .ticket(round.customer("Customer"))
                .subject(round.unique("Case"))
                .status("open")
                .updatedAt(
                        round.random.nextBoolean()
                                ? Instant.now()
                                : Instant.now().minus(Duration.ofHours(1)))
                .add()
                .id();
    }

    private static long justMade(Round round) {
        FakeUser customer = round.customer("Customer");
        return round.beforehand(
                        "POST",
                        "/case",
                        CaseKinds.caseWith(
                                customer, round.unique("Case"), round.post("twitter", round.handle("author"), "first")))
                .body()
                .path("id")
                .asLong();
    }
}
