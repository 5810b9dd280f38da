package io.khoroszendesk.replicas;

import static io.khoroszendesk.Json.object;

import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.replicas.Kind.Guarantee;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Handles that are learned from cases, after these are answered. */
final class HandleKinds {

    private static final Duration LEARNING = Duration.ofSeconds(12);
    /** How long a round waits for what need not happen. */
    private static final Duration BRIEFLY = Duration.ofMillis(1_500);

    private HandleKinds() {}

    static List<Kind> all() {
        return List.of(
                new Kind("two handles learned for one customer", Guarantee.WITH_ENGINE, HandleKinds::twoHandles),
                new Kind("one handle learned for two customers", Guarantee.WITH_ENGINE, HandleKinds::twoCustomers),
                new Kind(
                        "a handle just learned, matched at another replica",
                        Guarantee.WITH_ENGINE,
                        HandleKinds::matchedElsewhere));
    }

    private static void twoHandles(Round round) throws Exception {
        FakeUser customer = round.customer("Customer");
        String name = round.handle("jane");
        round.together(
                Guarantee.ALWAYS,
                List.of(newCase(round, 0, customer, "twitter", name), newCase(round, 1, customer, "instagram", name)));
        Round.await(
                patience(round),
                () -> learned(round, customer, "twitter", name) && learned(round, customer, "instagram", name));
        round.lost(learned(round, customer, "twitter", name) ? 0 : 1, "the handle of twitter");
        round.lost(learned(round, customer, "instagram", name) ? 0 : 1, "the handle of instagram");
    }

    private static void twoCustomers(Round round) throws Exception {
        FakeUser one = round.customer("One");
        FakeUser other = round.customer("Other");
        String name = round.handle("jane");
        round.together(
                Guarantee.ALWAYS,
                List.of(newCase(round, 0, one, "twitter", name), newCase(round, 1, other, "twitter", name)));
        Round.await(
                patience(round), () -> learned(round, one, "twitter", name) || learned(round, other, "twitter", name));
        Round.await(BRIEFLY, () -> learned(round, one, "twitter", name) && learned(round, other, "twitter", name));
        int owners = (int) Stream.of(one, other)
                .filter(customer -> learned(round, customer, "twitter", name))
                .count();
        round.doubled(owners - 1, "the owner of a handle");
        round.lost(owners == 0 ? 1 : 0, "the handle of two customers");
    }

    private static void matchedElsewhere(Round round) throws Exception {
        FakeUser customer = round.customer("Customer");
        String name = round.handle("jane");
        round.together(Guarantee.ALWAYS, List.of(newCase(round, 0, customer, "twitter", name)));
        Round.await(patience(round), () -> learned(round, customer, "twitter", name));
        Map<String, Object> profile =
                object("displayName", "Nobody else", "screenName", name, "profileUrl", "https://twitter.com/" + name);
        String id = String.valueOf(customer.id());
        boolean isFound = Round.await(
                round.hasUndisturbedEngine() ? LEARNING : Duration.ZERO,
                () -> CustomerKinds.names(round.ask(1, "POST", "/customer/bestmatch", profile), id));
        round.lost(isFound ? 0 : 1, "a handle just learned");
    }

    private static Duration patience(Round round) {
        return round.hasUndisturbedEngine() ? LEARNING : BRIEFLY;
    }

    private static Sender.Request newCase(Round round, int replica, FakeUser customer, String network, String handle) {
        return new Sender.Request(
                replica,
                "POST",
                "/case",
                CaseKinds.caseWith(customer, round.unique("Case " + replica), round.post(network, handle, replica)));
    }

    private static boolean learned(Round round, FakeUser customer, String network, String handle) {
        Object lines = round.zendesk().user(customer.id()).field(Cluster.HANDLES);
        return lines != null
                && lines.toString().lines().anyMatch(line -> line.startsWith(network + " " + handle + " "));
    }
}
