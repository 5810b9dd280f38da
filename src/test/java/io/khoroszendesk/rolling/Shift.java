package io.khoroszendesk.rolling;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Interactions;
import io.khoroszendesk.chaos.Agent;
import io.khoroszendesk.chaos.Agent.Answer;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** What one of Khoros' agents does all day: one request after the other, some of which read and some of which write. */
final class Shift implements Runnable {

    private final String name;
    private final FakeUser jane;
    private final Agent agent;
    private final Ledger ledger;
    private final SplittableRandom random;
    private final Duration between;
    private volatile boolean over;
    private int made;
    private String ticket;

    /** @param between how long the agent rests between two requests, on average */
    Shift(String name, FakeUser jane, Agent agent, Ledger ledger, SplittableRandom random, Duration between) {
        this.name = name;
        this.jane = jane;
        this.agent = agent;
        this.ledger = ledger;
        this.random = random;
        this.between = between;
    }

    void end() {
        over = true;
    }

    @Override
    public void run() {
        while (!over) {
            switch (ticket == null ? 0 : random.nextInt(8)) {
                case 0 -> openCase();
                case 1, 2 -> addPost();
                case 3 -> createCustomer();
                case 4 -> expect("GET", "/case/" + ticket, null, 200, "id", ticket);
                case 5 -> expect("POST", "/customers", object("name", jane.name()), 200, null, null);
                case 6 -> expect("GET", "/meta/object/customer", null, 200, null, null);
                default -> expect("GET", "/customer/" + jane.id(), null, 200, "name", jane.name());
            }
            LockSupport.parkNanos(random.nextLong(2 * between.toNanos()));
        }
    }

    private void openCase() {
        String title = unique("Case");
        ledger.newCase(title);
        Answer answer = expect(
                "POST",
                "/case",
                object("customerId", String.valueOf(jane.id()), "title", title, "interactions", array(post())),
                201,
                "title",
                title);
        if (answer != null && answer.isSuccess()) {
            ticket = answer.body().path("id").asText();
        }
    }

    private void addPost() {
        expect("PATCH", "/case/" + ticket, object("interactions", array(post())), 200, "id", ticket);
    }

    private void createCustomer() {
        String customer = unique("Customer");
        ledger.customer(customer);
        expect("POST", "/customer", object("name", customer), 201, "name", customer);
    }

    private Map<String, Object> post() {
        String id = unique("post").replace(' ', '-');
        ledger.post("twitter:" + id);
        Map<String, Object> post = Interactions.tweet(id, id, Interactions.author(name, name, false));
        post.put("created", Instant.now().toString());
        return post;
    }

    private String unique(String what) {
        made++;
        return what + " " + made + " of " + name;
    }

    /** Sends a request whose answer must have this status and, if one is named, this member. Returns null without any answer. */
    private Answer expect(String method, String path, Object body, int status, String member, String value) {
        Answer answer = null;
        String problem = null;
        try {
            answer = agent.send(method, path, body);
            JsonNode found = member == null ? null : answer.body().path(member);
            if (answer.status() != status || found != null && !found.asText().equals(value)) {
                problem = "%s %s %s: %d %s".formatted(Instant.now(), method, path, answer.status(), answer.body());
            }
        } catch (RuntimeException e) {
            problem = "%s %s: %s".formatted(Instant.now(), e.getMessage(), e.getCause());
        }
        ledger.requested(problem);
        return answer;
    }
}
