package io.khoroszendesk.fake.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What several callers who don't know of each other meet in one account. */
class SharedAccountTest {

    private final FakeZendesk zendesk = FakeZendesk.start();
    private final Caller caller = new Caller(zendesk);
    private final FakeUser jane = zendesk.tenant().user("Jane").add();

    @AfterEach
    void close() {
        caller.close();
        zendesk.close();
    }

    @Test
    void users_are_shown_by_their_ids_before_the_index_knows_them() throws Exception {
        zendesk.tenant().indexLag(Duration.ofMinutes(1));
        caller.send("POST", "/api/v2/users", Caller.user("name", "Max"));
        long max = zendesk.users().getLast().id();

        assertThat(caller.search("name:Max")).isEmpty();
        assertThat(caller.read("/api/v2/users/show_many?ids=" + jane.id() + "," + max + ",1")
                        .getJsonArray("users"))
                .extracting(user -> ((JsonObject) user).getString("name"))
                .containsExactlyInAnyOrder("Jane", "Max");
    }

    @Test
    void every_answer_tells_the_time_of_the_account() throws Exception {
        zendesk.tellTime();
        zendesk.tenant().timePasses(Duration.ofDays(1));

        String date = caller.get("/api/v2/groups").headers().firstValue("Date").orElseThrow();

        assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .isCloseTo(zendesk.tenant().now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void a_safe_update_does_not_notice_a_change_of_the_same_second() throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-11-27T10:00:00.250Z"), ZoneOffset.UTC);
        UnpluggedZendesk atRest = new UnpluggedZendesk(clock);
        FakeTicket ticket =
                atRest.tenant().ticket(atRest.tenant().user("Max").add()).add();
        JsonObject change = new JsonObject()
                .put("subject", "Changed")
                .put("safe_update", true)
                .put("updated_stamp", "2026-11-27T10:00:00Z");

        assertThat(update(atRest, ticket, change).status()).isEqualTo(200);
        assertThat(update(atRest, ticket, change).status()).isEqualTo(200);
        atRest.tenant().timePasses(Duration.ofSeconds(1));
        update(atRest, ticket, change);
        assertThat(update(atRest, ticket, change).status()).isEqualTo(409);
    }

    @Test
    void a_key_that_was_forgotten_creates_another_ticket() throws Exception {
        assertThat(create().statusCode()).isEqualTo(201);
        assertThat(create().statusCode()).isEqualTo(201);
        assertThat(zendesk.tickets()).hasSize(1);

        zendesk.forgetKeyOf(zendesk.tickets().getFirst().id());

        assertThat(create().statusCode()).isEqualTo(201);
        assertThat(zendesk.tickets()).hasSize(2);
    }

    private HttpResponse<String> create() throws Exception {
        return caller.send("POST", "/api/v2/tickets", Caller.ticket(jane, "Help"), "Idempotency-Key", "k");
    }

    private static UnpluggedZendesk.Reply update(UnpluggedZendesk zendesk, FakeTicket ticket, JsonObject change)
            throws Exception {
        byte[] body = new JsonObject().put("ticket", change).encode().getBytes(StandardCharsets.UTF_8);
        return zendesk.send(
                "PUT",
                "/api/v2/tickets/" + ticket.id(),
                Map.of(),
                Map.of("Authorization", UnpluggedZendesk.AUTHORIZATION),
                body);
    }
}
