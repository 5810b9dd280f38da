package io.khoroszendesk.care.webhook;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.RawHttp;
import io.khoroszendesk.care.sync.SyncTenant;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(SyncTenant.class)
class UserWebhookTest {

    final SignedWebhook hook = new SignedWebhook(SyncTenant.HOOK_SECRET);
    FakeUser jane;

    @BeforeEach
    void jane() {
        SyncTenant.isItselfAgain();
        jane = zendesk().tenant().user("Jane Quill").email("jane@example.com").add();
    }

    private static boolean knows(FakeUser user, String name) {
        return care().directory()
                .author("crm", "zendesk_1", String.valueOf(user.id()))
                .filter(author -> name.equals(author.attributes().get("name")))
                .isPresent();
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(10);
        }
    }

    private static long pushes(FakeUser user) {
        return care().calls("PUT", "/api/v2/authors*").stream()
                .filter(call -> call.body().contains("\"id\":\"" + user.id() + "\""))
                .count();
    }

    @Test
    void a_changed_user_is_an_author_soon_after() throws InterruptedException {
        assertThat(hook.tells("created", jane.id()).statusCode()).isEqualTo(202);

        until(() -> knows(jane, "Jane Quill"));
    }

    @Test
    void a_call_is_answered_without_waiting_for_anybody() throws InterruptedException {
        zendesk().faults().next("GET /api/v2/users/show_many", Fault.HANG);
        care().faults().next("PUT /api/v2/authors*", Fault.late(300));

        assertThat(hook.tells("created", jane.id()).statusCode()).isEqualTo(202);
        assertThat(care().count("*", "*")).isZero();

        until(() -> knows(jane, "Jane Quill"));
    }

    @Test
    void many_events_of_a_user_are_one_push() throws InterruptedException {
        FakeUser joe = zendesk().tenant().user("Joe").add();
        care().faults().next("PUT /api/v2/authors*", Fault.late(3_000));
        hook.tells("created", joe.id());
        until(() -> care().count("PUT", "*") == 1);

        for (String type : new String[] {"created", "identity_created", "name_changed", "tags_changed"}) {
            hook.tells(type, jane.id());
        }
        until(() -> knows(jane, "Jane Quill"));
        hook.tells("created", joe.id());
        until(() -> pushes(joe) == 2);

        assertThat(pushes(jane)).isEqualTo(1);
    }

    @Test
    void a_wrong_signature_is_refused_without_a_reason() {
        String now = SignedWebhook.now();
        Response response = hook.send(SignedWebhook.event("created", jane.id()), now, "c2lnbmF0dXJl", "invocation-1");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.contentType()).isEqualTo("application/json");
        assertThat(response.jsonPath().getString("error")).isEqualTo("UNAUTHORIZED");
        assertThat(response.jsonPath().getString("message"))
                .isEqualTo("This call is not accepted. Reference " + response.header("X-Correlation-Id"));
    }

    @Test
    void what_is_older_than_five_minutes_is_refused_in_the_same_words() {
        String body = SignedWebhook.event("created", jane.id());
        String old =
                Instant.now().minusSeconds(400).truncatedTo(ChronoUnit.SECONDS).toString();
        Response response = hook.send(body, old, hook.signature(old, body), "invocation-2");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.jsonPath().getString("message")).startsWith("This call is not accepted.");
    }

    @Test
    void the_same_call_a_second_time_is_refused() throws InterruptedException {
        String body = SignedWebhook.event("created", jane.id());
        String now = SignedWebhook.now();
        assertThat(hook.send(body, now, hook.signature(now, body), "invocation-3")
                        .statusCode())
                .isEqualTo(202);
        until(() -> knows(jane, "Jane Quill"));

        assertThat(hook.send(body, now, hook.signature(now, body), "invocation-3")
                        .statusCode())
                .isEqualTo(403);
        assertThat(hook.send(body, now, hook.signature(now, body), "another").statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_call_without_an_invocation_counts_by_its_signature() {
        String body = SignedWebhook.event("created", jane.id());
        String now = SignedWebhook.now();

        assertThat(hook.send(body, now, hook.signature(now, body)).statusCode()).isEqualTo(202);
        assertThat(hook.send(body, now, hook.signature(now, body)).statusCode()).isEqualTo(403);
    }

    @Test
    void a_large_body_is_refused() {
        String body = SignedWebhook.event("created", jane.id()) + " ".repeat(300_000);
        String now = SignedWebhook.now();

        assertThat(hook.send(body, now, hook.signature(now, body), "invocation-4")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void what_is_about_no_user_is_taken_and_left() {
        String body = "{\"type\":\"zen:event-type:ticket.created\",\"detail\":{\"id\":\"1\"}}";
        String now = SignedWebhook.now();

        assertThat(hook.send(body, now, hook.signature(now, body), "invocation-5")
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void other_methods_find_nothing() {
        assertThat(RestAssured.get("/hooks/zendesk").statusCode()).isIn(404, 405);
    }

    @Test
    void a_deleted_user_is_split_off() throws InterruptedException {
        hook.tells("created", jane.id());
        until(() -> knows(jane, "Jane Quill"));
        care().directory()
                .agentJoins(
                        care().directory().arrives("twitter", "1001", "jane.q"),
                        care().directory()
                                .author("crm", "zendesk_1", String.valueOf(jane.id()))
                                .orElseThrow());
        zendesk().tenant().edit(jane.id()).deleted().save();

        hook.tells("deleted", jane.id());

        until(() -> care().directory()
                .person("twitter", "1001")
                .orElseThrow()
                .ids("crm")
                .isEmpty());
    }

    @Test
    void a_call_without_a_signature_is_refused_before_its_body() throws IOException {
        try (Socket socket = RawHttp.open()) {
            socket.getOutputStream()
                    .write("POST /hooks/zendesk HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"
                            .getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readNBytes(13), UTF_8))
                    .isEqualTo("HTTP/1.1 401 ");
        }
    }

    @Test
    void a_call_that_drips_ends_with_its_connection() {
        String answer = RawHttp.exchange("POST /hooks/zendesk HTTP/1.1\r\nHost: localhost\r\n"
                + UserWebhookRoute.SIGNATURE + ": c2lnbmF0dXJl\r\n" + UserWebhookRoute.TIMESTAMP + ": "
                + SignedWebhook.now()
                + "\r\nContent-Length: 100\r\n\r\n{");

        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("\"error\":\"TOO_SLOW\"");
    }
}
