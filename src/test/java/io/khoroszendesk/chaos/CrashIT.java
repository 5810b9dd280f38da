package io.khoroszendesk.chaos;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adapter is killed when Zendesk has done what it was asked for, but before it could say so. */
class CrashIT {

    final FakeZendesk zendesk = FakeZendesk.start();
    FakeUser jane;

    @BeforeEach
    void jane() {
        jane = zendesk.tenant().user("Jane").email("jane@example.com").add();
    }

    @AfterEach
    void stop() {
        zendesk.close();
    }

    @Test
    void a_case_that_is_sent_again_after_a_kill_is_one_ticket() throws Exception {
        Object body = object(
                "customerId", String.valueOf(jane.id()), "title", "Router is dead", "interactions", array(post("1")));
        killedWhileWaiting("POST", "/case", body, () -> zendesk.tickets().size() == 1);

        try (AdapterProcess adapter = AdapterProcess.start(zendesk)) {
            assertThat(adapter.agent().send("POST", "/case", body).status()).isEqualTo(201);
        }
        assertThat(zendesk.tickets()).hasSize(1);
    }

    @Test
    void an_interaction_that_is_sent_again_after_a_kill_is_there_once() throws Exception {
        FakeTicket ticket = zendesk.tenant()
                .ticket(jane)
                .subject("Router is dead")
                .status("open")
                .add();
        Object body = object("interactions", array(post("2")));
        killedWhileWaiting("PATCH", "/case/" + ticket.id(), body, () -> !zendesk.ticket(ticket.id())
                .interactions()
                .isEmpty());

        try (AdapterProcess adapter = AdapterProcess.start(zendesk)) {
            assertThat(adapter.agent()
                            .send("PATCH", "/case/" + ticket.id(), body)
                            .status())
                    .isEqualTo(200);
        }
        assertThat(zendesk.ticket(ticket.id()).interactions()).containsExactly("twitter:2");
    }

    private void killedWhileWaiting(String method, String path, Object body, BooleanSupplier done) throws Exception {
        zendesk.faults().next("POST /api/v2/tickets", Fault.HANG.afterEffect());
        zendesk.faults().next("PUT /api/v2/tickets/{id}", Fault.HANG.afterEffect());
        try (AdapterProcess adapter = AdapterProcess.start(zendesk)) {
            CompletableFuture<Void> call =
                    CompletableFuture.runAsync(() -> adapter.agent().send(method, path, body));
            while (!done.getAsBoolean()) {
                assertThat(call).isNotDone();
                Thread.sleep(10);
            }
            adapter.kill();
            assertThat(call).failsWithin(Duration.ofSeconds(10));
        }
        zendesk.faults().clear();
    }

    private static Object post(String id) {
        return object(
                "created", "2026-11-20T09:00:00Z",
                "body", "My router is dead",
                "linkUrl", "https://x.com/jane/status/" + id,
                "serviceId", id,
                "service", "twitter",
                "contentType", "post");
    }
}
