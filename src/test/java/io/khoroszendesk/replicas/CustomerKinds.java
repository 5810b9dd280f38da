package io.khoroszendesk.replicas;

import static io.khoroszendesk.Json.object;

import io.khoroszendesk.chaos.Agent.Answer;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.replicas.Kind.Guarantee;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** New customers, and what other replicas know of them. */
final class CustomerKinds {

    /** Within this time one replica has told the others. */
    private static final Duration TELLING = Duration.ofMillis(250);

    private static final Duration FINDING = Duration.ofSeconds(3);

    private CustomerKinds() {}

    static List<Kind> all() {
        return List.of(
                new Kind("double click on a new customer", Guarantee.ALWAYS, CustomerKinds::withAddress),
                new Kind(
                        "double click on a new customer without e-mail",
                        Guarantee.WITH_ENGINE,
                        CustomerKinds::withoutAddress),
                new Kind(
                        "a new customer, searched for at another replica",
                        Guarantee.WITH_ENGINE,
                        CustomerKinds::foundElsewhere),
                new Kind(
                        "calls during a Retry-After that another replica got",
                        Guarantee.WITH_ENGINE,
                        CustomerKinds::sharedLimit));
    }

    private static void withAddress(Round round) throws Exception {
        String email = round.id("jane") + "@example.com";
        Object body = object("name", round.unique("Jane"), "email", email);
        // Where only the account knows of the other click, the address is taken, and the search doesn't know by whom.
        List<Answer> answers = round.together(Guarantee.WITH_ENGINE, round.everywhere("POST", "/customer", body));
        check(round, email, user -> email.equals(user.email()), answers);
    }

    private static void withoutAddress(Round round) throws Exception {
        String name = round.unique("Jane");
        Object body = object("name", name, "notes", "Has no address");
        List<Answer> answers = round.together(Guarantee.ALWAYS, round.everywhere("POST", "/customer", body));
        check(round, name, user -> name.equals(user.name()), answers);
    }

    private static void check(Round round, String who, Predicate<FakeUser> isIt, List<Answer> answers) {
        List<FakeUser> users = round.zendesk().users().stream().filter(isIt).toList();
        round.doubled(users.size() - 1, who);
        answers.stream().filter(Answer::isSuccess).forEach(answer -> {
            long id = answer.body().path("id").asLong();
            boolean isThere = users.stream().anyMatch(user -> user.id() == id);
            if (!isThere) {
                round.findings().violate(who + ", answered as " + id + ", is not there");
            }
        });
        round.lost(users.isEmpty() ? 1 : 0, who);
    }

    private static void foundElsewhere(Round round) throws Exception {
        String name = round.unique("Jane");
        String email = round.id("jane") + "@example.com";
        Object body = object("name", name, "email", email);
        Answer made = round.together(Guarantee.ALWAYS, List.of(new Sender.Request(0, "POST", "/customer", body)))
                .getFirst();
        String id = made.body().path("id").asText();
        found(round, id, "/customers", object("name", name));
        found(round, id, "/customers", object("email", email));
        found(round, id, "/customer/bestmatch", object("displayName", name, "email", email));
    }

    private static void found(Round round, String id, String path, Map<String, Object> wanted)
            throws InterruptedException {
        // A busy machine may be too slow for the part of an answer that is not waited for.
        boolean isFound = Round.await(
                round.hasUndisturbedEngine() ? FINDING : Duration.ZERO,
                () -> names(round.ask(1, "POST", path, wanted), id));
        round.lost(isFound ? 0 : 1, "a customer just made, for " + path + " by " + wanted.keySet());
    }

    /** Whether the customer is among those of an answer. */
    static boolean names(Answer answer, String id) {
        return StreamSupport.stream(answer.body().spliterator(), false)
                .anyMatch(customer -> customer.path("id").asText().equals(id));
    }

    /** Zendesk asks one replica to wait for longer than any deadline; nothing is disturbed by then. */
    private static void sharedLimit(Round round) throws Exception {
        long customer = round.customer("Customer").id();
        String target = "/api/v2/users/" + customer + "/tickets/requested";
        round.zendesk().faults().next("GET " + target, Fault.tooMany(20));
        String path = "/customer/" + customer + "/cases";
        round.ask(0, "GET", path, null);
        Thread.sleep(TELLING.toMillis());
        round.ask(1, "GET", path, null);
        round.doubled(
                round.zendesk().count("GET", target) - 1, "a call that Zendesk asked not to make", round.hasEngine());
    }
}
