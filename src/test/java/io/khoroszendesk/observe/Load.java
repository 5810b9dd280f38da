package io.khoroszendesk.observe;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;

import io.khoroszendesk.Json;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Agents at work: so many requests a second, of all operations, whether the ones before have been answered or not. */
final class Load implements AutoCloseable {

    static final int PER_SECOND = 10;
    static final String KEY = "observe-key-of-the-load";

    private static final int CUSTOMERS = 50;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final Random random = new Random(20261121);
    private final List<FakeUser> users = new ArrayList<>();
    private final List<FakeTicket> tickets = new ArrayList<>();
    private final FakeZendesk zendesk;
    private final String base;
    private int serial;

    private record Request(String method, String path, Object body) {}

    Load(FakeZendesk zendesk, int port) {
        this.zendesk = zendesk;
        this.base = "http://localhost:" + port + "/api/v1";
        for (int i = 0; i < CUSTOMERS; i++) {
            FakeUser user = zendesk.tenant()
                    .user("Customer " + i)
                    .email("customer" + i + "@example.com")
                    .add();
            users.add(user);
            tickets.add(zendesk.tenant()
                    .ticket(user)
                    .subject("Kettle " + i)
                    .status("open")
                    .add());
        }
    }

    void start() {
        ticks.scheduleAtFixedRate(this::tick, 0, 1_000_000 / PER_SECOND, TimeUnit.MICROSECONDS);
    }

    private void tick() {
        Request request = next();
        Thread.ofVirtual().start(() -> send(request));
        if (serial % 100 == 0) {
            zendesk.forgetCalls();
        }
    }

    private Request next() {
        int one = random.nextInt(CUSTOMERS);
        long user = users.get(one).id();
        long ticket = tickets.get(one).id();
        serial++;
        int dice = random.nextInt(100);
        if (dice < 30) {
            return new Request("GET", "/customer/" + user, null);
        } else if (dice < 55) {
            return new Request(
                    "POST",
                    "/customer/bestmatch",
                    object("email", "customer" + one + "@example.com", "displayName", "Customer " + one));
        } else if (dice < 65) {
            return new Request("POST", "/customers", object("name", "Customer " + one));
        } else if (dice < 75) {
            return new Request("GET", "/customer/" + user + "/cases", null);
        } else if (dice < 80) {
            return new Request("GET", "/case/" + ticket, null);
        } else if (dice < 88) {
            return new Request(
                    "POST",
                    "/case",
                    object(
                            "customerId",
                            String.valueOf(user),
                            "title",
                            "Kettle " + serial,
                            "interactions",
                            array(interaction())));
        } else if (dice < 95) {
            return new Request("PATCH", "/case/" + ticket, object("interactions", array(interaction())));
        } else if (dice < 97) {
            return new Request("POST", "/customer", object("name", "New " + serial));
        } else if (dice < 99) {
            return new Request("PATCH", "/customer/" + user, object("notes", "Note " + serial));
        }
        return new Request("GET", "/meta/object/case", null);
    }

    private Object interaction() {
        return object(
                "created", "2026-11-20T09:00:00Z",
                "body", "My kettle came broken",
                "linkUrl", "https://x.com/someone/status/" + serial,
                "serviceId", String.valueOf(serial),
                "service", "twitter",
                "contentType", "post");
    }

    private void send(Request request) {
        HttpRequest call = HttpRequest.newBuilder(URI.create(base + request.path()))
                .method(
                        request.method(),
                        request.body() == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(Json.text(request.body())))
                .header("Authorization", KEY)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            http.send(call, BodyHandlers.discarding());
        } catch (IOException e) {
            System.out.println("  no answer: " + request.method() + " " + request.path());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ticks.shutdownNow();
        http.shutdownNow();
    }
}
