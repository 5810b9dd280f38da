package io.khoroszendesk.replicas;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;

import io.khoroszendesk.chaos.Agent.Answer;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.replicas.Kind.Guarantee;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** New cases, and follow-ups, which are new tickets as well. */
final class CaseKinds {

    private CaseKinds() {}

    static List<Kind> all() {
        return List.of(
                new Kind("double click on a new case", Guarantee.ALWAYS, CaseKinds::withInteractions),
                new Kind(
                        "double click on a new case without interactions",
                        Guarantee.ALWAYS,
                        CaseKinds::withoutInteractions),
                new Kind("a case sent again after Zendesk forgot its key", Guarantee.ALWAYS, CaseKinds::forgottenKey),
                new Kind("parallel updates of a closed case", Guarantee.ALWAYS, CaseKinds::followUps));
    }

    private static void withInteractions(Round round) throws Exception {
        String title = round.unique("Case");
        Map<String, Object> body = newCase(round, title, round.random.nextBoolean());
        List<Answer> answers = round.together(Guarantee.ALWAYS, round.everywhere("POST", "/case", body));
        check(round, title, answers);
        interactions(round, ticketsOf(round, title), "twitter:" + round.id(1), "twitter:" + round.id(2));
    }

    private static void withoutInteractions(Round round) throws Exception {
        String title = round.unique("Case");
        Map<String, Object> body = bareCase(round, title);
        check(round, title, round.together(Guarantee.ALWAYS, round.everywhere("POST", "/case", body)));
    }

    private static void forgottenKey(Round round) throws Exception {
        String title = round.unique("Case");
        Map<String, Object> body = round.random.nextBoolean() ? newCase(round, title, false) : bareCase(round, title);
        Answer first = round.beforehand("POST", "/case", body);
        round.zendesk().forgetKeyOf(first.body().path("id").asLong());
        check(round, title, round.together(Guarantee.ALWAYS, round.everywhere("POST", "/case", body)));
    }

    private static void followUps(Round round) throws Exception {
        FakeTicket closed = round.zendesk()
                .tenant()
                .ticket(round.customer("Customer"))
                .subject(round.unique("Closed"))
                .status("closed")
                .updatedAt(Instant.now().minus(Duration.ofDays(30)))
                .add();
        String author = round.handle("author");
        List<Sender.Request> requests = Stream.iterate(0, i -> i < round.size(), i -> i + 1)
                .map(i -> new Sender.Request(
                        i,
                        "PATCH",
                        "/case/" + closed.id(),
                        object("interactions", array(round.post("twitter", author, i)))))
                .toList();
        round.together(Guarantee.WITH_ENGINE, requests);
        List<FakeTicket> followUps = round.zendesk().tickets().stream()
                .filter(ticket -> Long.valueOf(closed.id()).equals(ticket.followUpOf()))
                .toList();
        round.doubled(followUps.size() - 1, "the follow-up");
        interactions(
                round,
                followUps,
                requests.stream()
                        .map(request -> "twitter:" + round.id(request.replica()))
                        .toArray(String[]::new));
    }

    /** Posts that are new are not looked up; those that are old may be on a ticket whose key was forgotten. */
    private static Map<String, Object> newCase(Round round, String title, boolean isNew) {
        Map<String, Object> body = bareCase(round, title);
        String created = isNew ? Instant.now().toString() : "2026-03-01T10:00:00Z";
        String author = round.handle("author");
        body.put(
                "interactions",
                array(round.post("twitter", author, 1, created), round.post("twitter", author, 2, created)));
        return body;
    }

    private static Map<String, Object> bareCase(Round round, String title) {
        FakeUser customer = round.customer("Customer");
        return object("customerId", String.valueOf(customer.id()), "title", title);
    }

    /** The body of a new case with one post. */
    static Map<String, Object> caseWith(FakeUser customer, String title, Object post) {
        return object("customerId", String.valueOf(customer.id()), "title", title, "interactions", array(post));
    }

    private static List<FakeTicket> ticketsOf(Round round, String title) {
        return round.zendesk().tickets().stream()
                .filter(ticket -> title.equals(ticket.subject()))
                .toList();
    }

    /** One ticket, which is the answer to everybody. */
    private static void check(Round round, String title, List<Answer> answers) {
        List<FakeTicket> tickets = ticketsOf(round, title);
        round.doubled(tickets.size() - 1, title);
        for (Answer answer : answers) {
            long id = answer.body().path("id").asLong();
            boolean isThere = tickets.stream().anyMatch(ticket -> ticket.id() == id);
            round.lost(isThere ? 0 : 1, title + ", answered with " + answer.status() + " as " + id);
        }
    }

    /** Each interaction is once on one of the tickets. */
    static void interactions(Round round, List<FakeTicket> tickets, String... keys) {
        List<String> there = tickets.stream()
                .flatMap(ticket -> ticket.interactions().stream())
                .toList();
        for (String key : keys) {
            int count = (int) there.stream().filter(key::equals).count();
            round.doubled(count - 1, key);
            round.lost(count == 0 ? 1 : 0, key);
        }
    }
}
