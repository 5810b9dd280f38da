package io.khoroszendesk.chaos;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;

import io.khoroszendesk.Interactions;
import io.khoroszendesk.chaos.Agent.Answer;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** One run: agents work while Zendesk fails in ways that the seed decides; then the books are checked. */
final class Run {

    private static final Fault[] FAULTS = {
        Fault.delay(200),
        Fault.HANG,
        Fault.HANG.afterEffect(),
        Fault.late(700),
        Fault.RESET_BEFORE,
        Fault.RESET_AFTER,
        Fault.GARBAGE,
        Fault.TRUNCATED,
        Fault.WRONG_TYPE,
        Fault.EMPTY,
        Fault.NO_BODY,
        Fault.status(500),
        Fault.status(502),
        Fault.html(504),
        Fault.tooMany(1),
        Fault.tooMany(2),
        Fault.UNAVAILABLE,
        Fault.unavailable(1),
        Fault.unavailable(30),
        Fault.UNAUTHORIZED,
        Fault.DRIP,
        Fault.CLOSE_IDLE,
        Fault.REDIRECT
    };

    private static final int STEPS = 6;

    private final long seed;
    private final SplittableRandom random;
    private final FakeZendesk zendesk;
    private final Agent agent;
    private final Predicate<Answer> isInTime;
    private final List<Answer> answers = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<String, Set<String>> ticketsByTitle = new HashMap<>();
    private final Set<String> emails = new HashSet<>();
    private int serial;

    Run(long seed, FakeZendesk zendesk, Agent agent, Predicate<Answer> isInTime) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.zendesk = zendesk;
        this.agent = agent;
        this.isInTime = isInTime;
    }

    /** What this run did and found. */
    record Outcome(List<Answer> answers, Map<String, Integer> faults, List<String> violations) {}

    Outcome go() throws Exception {
        zendesk.reset();
        zendesk.tenant().userField("khoros_social", "textarea").add();
        FakeUser customer = zendesk.tenant()
                .user("Customer " + seed)
                .email("c" + seed + "@example.com")
                .add();
        zendesk.faults().random(seed, 0.1 + 0.5 * random.nextDouble(), FAULTS);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int step = 0; step < STEPS; step++) {
                step(threads, customer.id());
            }
        }
        Map<String, Integer> struck = zendesk.faults().struck();
        zendesk.faults().clear();
        // What is still under way at Zendesk takes effect before the books are read.
        Thread.sleep(250);
        checkBooks();
        return new Outcome(answers, struck, violations);
    }

    private void step(ExecutorService threads, long customer) throws Exception {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> createCase(threads, customer);
            case 3, 4 -> extendCase(threads, customer);
            case 5 -> createCustomer(threads);
            case 6 ->
                all(
                        threads,
                        List.of(
                                () -> agent.send("GET", "/customer/" + customer, null),
                                () -> agent.send("GET", "/customer/" + customer + "/cases", null),
                                () -> agent.send("GET", "/meta/object/case", null)));
            default ->
                all(
                        threads,
                        List.of(
                                () -> agent.send("POST", "/customers", object("email", "c" + seed + "@example.com")),
                                () -> agent.send(
                                        "POST", "/customer/bestmatch", object("email", "c" + seed + "@example.com"))));
        }
    }

    private void createCase(ExecutorService threads, long customer) throws Exception {
        String title = "Case " + seed + "-" + ++serial;
        Object body = object(
                "customerId",
                String.valueOf(customer),
                "title",
                title,
                "interactions",
                interactions(1 + random.nextInt(3)));
        record(title, repeated(threads, () -> agent.send("POST", "/case", body)));
    }

    private void extendCase(ExecutorService threads, long customer) throws Exception {
        FakeTicket ticket = zendesk.tenant()
                .ticket(zendesk.user(customer))
                .subject("Ticket " + seed + "-" + ++serial)
                .status("open")
                .add();
        List<Object> first = interactions(1 + random.nextInt(2));
        List<Object> second = interactions(1);
        List<Callable<Answer>> calls = new ArrayList<>();
        List<List<Object>> sent = new ArrayList<>();
        for (List<Object> interactions :
                random.nextBoolean() ? List.of(first, first, second) : List.of(first, second)) {
            sent.add(interactions);
            calls.add(() -> agent.send("PATCH", "/case/" + ticket.id(), object("interactions", interactions)));
        }
        List<Answer> got = all(threads, calls);
        for (int i = 0; i < got.size(); i++) {
            if (got.get(i).isSuccess()) {
                expectOn(ticket.id(), sent.get(i));
            }
        }
    }

    private void createCustomer(ExecutorService threads) throws Exception {
        String email = "new" + seed + "-" + ++serial + "@example.com";
        emails.add(email);
        Object body = object("name", "New " + seed + "-" + serial, "email", email);
        repeated(threads, () -> agent.send("POST", "/customer", body));
    }

    /** A double click, or an agent who tries again, or just once. */
    private List<Answer> repeated(ExecutorService threads, Callable<Answer> call) throws Exception {
        return switch (random.nextInt(3)) {
            case 0 -> all(threads, List.of(call));
            case 1 -> all(threads, List.of(call, call, call));
            default -> {
                List<Answer> both = new ArrayList<>(all(threads, List.of(call)));
                both.addAll(all(threads, List.of(call)));
                yield both;
            }
        };
    }

    private List<Answer> all(ExecutorService threads, List<Callable<Answer>> calls) throws Exception {
        List<Answer> got = new ArrayList<>();
        for (Future<Answer> answer : threads.invokeAll(calls)) {
            got.add(answer.get());
        }
        got.forEach(this::checkAnswer);
        answers.addAll(got);
        return got;
    }

    private List<Object> interactions(int count) {
        List<Object> interactions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = seed + "-" + ++serial;
            interactions.add(
                    Interactions.tweet(id, "Post " + id, Interactions.author("jane" + seed, "u" + seed, false)));
        }
        return array(interactions.toArray());
    }

    private void record(String title, Collection<Answer> got) {
        for (Answer answer : got) {
            if (answer.status() == 201) {
                ticketsByTitle
                        .computeIfAbsent(title, t -> new HashSet<>())
                        .add(answer.body().path("id").asText());
            }
        }
    }

    private void expectOn(long ticket, List<Object> interactions) {
        List<String> there = zendesk.ticket(ticket).interactions();
        for (Object interaction : interactions) {
            String key = "twitter:" + ((Map<?, ?>) interaction).get("serviceId");
            if (!there.contains(key)) {
                violate("answered 200, but " + key + " is not on ticket " + ticket);
            }
        }
    }

    private void checkAnswer(Answer answer) {
        if (!isInTime.test(answer)) {
            violate(answer.request() + " took " + answer.took().toMillis() + " ms");
        }
        if (answer.correlationId().isEmpty()) {
            violate(answer.request() + " has no correlation id");
        }
        if (answer.status() == 204) {
            return;
        }
        if (!answer.type().startsWith("application/json")) {
            violate(answer.request() + " is not JSON: " + answer.type());
        }
        if (!answer.isSuccess()) {
            boolean isContract = answer.error().matches("[A-Z_]+")
                    && answer.body().path("message").asText().endsWith(answer.correlationId());
            if (!isContract || answer.status() != 500) {
                violate(answer.request() + " ended with " + answer.status() + " " + answer.body());
            }
        }
        if (answer.error().equals("INTERNAL_ERROR")) {
            violate(answer.request() + " is a fault of the adapter");
        }
    }

    private void checkBooks() {
        Map<String, Integer> titles = new HashMap<>();
        Set<String> interactions = new HashSet<>();
        for (FakeTicket ticket : zendesk.tickets()) {
            titles.merge(ticket.subject(), 1, Integer::sum);
            for (String key : ticket.interactions()) {
                if (!interactions.add(key)) {
                    violate(key + " is there twice");
                }
            }
        }
        titles.forEach((title, count) -> {
            if (count > 1) {
                violate(title + " became " + count + " tickets");
            }
        });
        ticketsByTitle.forEach((title, ids) -> {
            if (ids.size() > 1 || !titles.containsKey(title)) {
                violate(title + " was answered as " + ids + ", of which there are " + titles.get(title));
            }
        });
        for (String email : emails) {
            long count = zendesk.users().stream()
                    .filter(user -> email.equals(user.email()))
                    .count();
            if (count > 1) {
                violate(email + " became " + count + " customers");
            }
        }
    }

    private void violate(String what) {
        violations.add("seed " + seed + ": " + what);
    }
}
