package io.khoroszendesk.replicas;

import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.marketing.events.Delivery;
import io.khoroszendesk.replicas.Kind.Guarantee;
import java.time.Duration;
import java.util.List;

/** Posts that were labelled in Khoros: one event is delivered to several replicas. */
final class PostKinds {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A second ticket would come about at nearly the same time as the first. */
    private static final Duration BRIEFLY = Duration.ofMillis(700);

    private PostKinds() {}

    static List<Kind> all() {
        return List.of(new Kind("a labelled post, told to several replicas", Guarantee.ALWAYS, PostKinds::labelled));
    }

    private static void labelled(Round round) throws Exception {
        String author = round.handle("jane");
        String post = round.id("post");
        Object event = Delivery.labelApplied(
                Cluster.LABEL, Delivery.tweet(post, author, round.id("author"), round.unique("My router is dead")));
        round.together(Guarantee.ALWAYS, round.everywhere("POST", Delivery.PATH, event));
        // Whoever is killed loses the events that wait, which "events pull" brings back.
        Round.await(round.isWithKill() ? BRIEFLY : PATIENCE, () -> !tickets(round, post)
                .isEmpty());
        Round.await(BRIEFLY, () -> tickets(round, post).size() > 1);
        List<FakeTicket> tickets = tickets(round, post);
        round.doubled(tickets.size() - 1, "the ticket of a post");
        round.lost(tickets.isEmpty() ? 1 : 0, "the ticket of a post", !round.isWithKill());
        long authors = round.zendesk().users().stream()
                .filter(user -> String.valueOf(user.field(Cluster.HANDLES)).contains(author))
                .count();
        round.doubled((int) authors - 1, "the author of a post");
    }

    private static List<FakeTicket> tickets(Round round, String post) {
        return round.zendesk().tickets().stream()
                .filter(ticket -> ticket.interactions().contains("twitter:" + post))
                .toList();
    }
}
