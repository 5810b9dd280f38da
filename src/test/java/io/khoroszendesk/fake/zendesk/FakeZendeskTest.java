package io.khoroszendesk.fake.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeComment;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeZendeskTest {

    private final FakeZendesk zendesk = FakeZendesk.start();
    private final Caller caller = new Caller(zendesk);
    private FakeUser jane;

    @BeforeEach
    void jane() {
        jane = zendesk.tenant()
                .user("Jane Ágnes Quill")
                .email("jane@example.com")
                .secondaryEmail("quill@example.org")
                .phone("+49 30 123456")
                .externalId("C-1")
                .field("khoros_social", "twitter jane.q 1001\ninstagram janeq")
                .field("plan", "gold")
                .add();
    }

    @AfterEach
    void close() {
        caller.close();
        zendesk.close();
    }

    @Test
    void the_export_goes_by_the_last_change_and_repeats_a_row_between_pages() throws Exception {
        FakeUser joe = zendesk.tenant()
                .user("Joe")
                .organization(zendesk.tenant().organization("Acme"))
                .add();
        zendesk.tenant().edit(jane.id()).deleted().save();
        zendesk.tenant().timePasses(Duration.ofMinutes(2));

        JsonObject first =
                caller.read("/api/v2/incremental/users/cursor?start_time=0&per_page=2&include=organizations");
        JsonObject second =
                caller.read("/api/v2/incremental/users/cursor?per_page=2&cursor=" + first.getString("after_cursor"));
        JsonObject end = caller.read("/api/v2/incremental/users/cursor?cursor=" + second.getString("after_cursor"));

        assertThat(ids(first)).containsExactly(zendesk.tenant().serviceUserId(), joe.id());
        assertThat(first.getBoolean("end_of_stream")).isFalse();
        assertThat(first.getJsonArray("organizations").getJsonObject(0).getString("name"))
                .isEqualTo("Acme");
        assertThat(ids(second)).containsExactly(joe.id(), jane.id());
        assertThat(second.getJsonArray("users").getJsonObject(1).getBoolean("active"))
                .isFalse();
        assertThat(second.getBoolean("end_of_stream")).isTrue();
        assertThat(ids(end)).isEmpty();
    }

    @Test
    void the_export_does_not_begin_within_the_last_minute() throws Exception {
        assertThat(caller.get("/api/v2/incremental/users/cursor?start_time="
                                + zendesk.tenant().now().getEpochSecond())
                        .statusCode())
                .isEqualTo(422);
    }

    private static List<Long> ids(JsonObject page) {
        return page.getJsonArray("users").stream()
                .map(user -> ((JsonObject) user).getLong("id"))
                .toList();
    }

    @Test
    void a_webhook_is_created_changed_and_has_a_key() throws Exception {
        JsonObject webhook = new JsonObject()
                .put("name", "Khoros")
                .put("endpoint", "https://crm.example.com/hooks/zendesk")
                .put("http_method", "POST")
                .put("request_format", "json")
                .put("status", "active");
        JsonObject made = new JsonObject(
                        caller.send("POST", "/api/v2/webhooks", new JsonObject().put("webhook", webhook))
                                .body())
                .getJsonObject("webhook");
        JsonObject change = new JsonObject().put("webhook", new JsonObject().put("status", "inactive"));

        assertThat(caller.send("PATCH", "/api/v2/webhooks/" + made.getString("id"), change)
                        .statusCode())
                .isEqualTo(204);
        assertThat(caller.read("/api/v2/webhooks")
                        .getJsonArray("webhooks")
                        .getJsonObject(0)
                        .getString("status"))
                .isEqualTo("inactive");
        assertThat(caller.read("/api/v2/webhooks/" + made.getString("id") + "/signing_secret")
                        .getJsonObject("signing_secret")
                        .getString("secret"))
                .isNotEmpty();
    }

    @Test
    void tokens_end() throws Exception {
        zendesk.tokenLifetime(Duration.ofMinutes(5));
        JsonObject grant = new JsonObject()
                .put("grant_type", "client_credentials")
                .put("client_id", "adapter")
                .put("client_secret", "secret")
                .put("scope", "read write");
        JsonObject token =
                new JsonObject(caller.send("POST", "/oauth/tokens", grant).body());
        caller.authorization = "Bearer " + token.getString("access_token");
        assertThat(token.getInteger("expires_in")).isEqualTo(300);
        assertThat(caller.get("/api/v2/groups").statusCode()).isEqualTo(200);
        zendesk.tenant().timePasses(Duration.ofMinutes(5));
        assertThat(caller.get("/api/v2/groups").statusCode()).isEqualTo(401);
        assertThat(caller.read("/api/v2/groups").getString("error")).isEqualTo("invalid_token");
    }

    @Test
    void nobody_in_particular_is_anonymous() throws Exception {
        caller.authorization = null;
        assertThat(caller.read("/api/v2/users/me").getJsonObject("user").getValue("id"))
                .isNull();
        assertThat(caller.get("/api/v2/groups").statusCode()).isEqualTo(401);
    }

    @Test
    void searches_match_by_prefix_even_in_quotes() throws Exception {
        assertThat(caller.search("role:end-user email:\"jane@example.co\"")).containsExactly(jane.id());
        assertThat(caller.search("email:\"quill@example.org\"")).containsExactly(jane.id());
        assertThat(caller.search("name:\"quill agn\"")).containsExactly(jane.id());
        assertThat(caller.search("khoros_social:\"twitter jane\"")).containsExactly(jane.id());
        assertThat(caller.search("jane quill")).containsExactly(jane.id());
        assertThat(caller.search("jane quint")).isEmpty();
    }

    @Test
    void a_repeated_keyword_means_or_and_different_ones_mean_and() throws Exception {
        FakeUser joao = zendesk.tenant().user("João").email("joao@example.org").add();
        assertThat(caller.search("email:\"jane@example.com\" email:\"joao@example.org\""))
                .containsExactly(jane.id(), joao.id());
        assertThat(caller.search("name:jane plan:silver")).isEmpty();
        assertThat(caller.search("role:end-user -name:joao")).containsExactly(jane.id());
    }

    @Test
    void a_number_in_full_is_found_only_with_its_plus() throws Exception {
        assertThat(caller.search("phone:\"+4930123456\"")).containsExactly(jane.id());
        assertThat(caller.search("phone:\"4930123456\"")).isEmpty();
    }

    @Test
    void the_index_lags_but_ids_do_not() throws Exception {
        zendesk.tenant().indexLag(Duration.ofMinutes(2));
        caller.send("PUT", "/api/v2/users/" + jane.id(), Caller.user("name", "Jane Feather"));
        assertThat(caller.search("name:feather")).isEmpty();
        assertThat(caller.search("name:quill")).containsExactly(jane.id());
        assertThat(caller.read("/api/v2/users/search?external_id=c-1")
                        .getJsonArray("users")
                        .getJsonObject(0)
                        .getString("name"))
                .isEqualTo("Jane Feather");
        zendesk.tenant().timePasses(Duration.ofMinutes(2));
        assertThat(caller.search("name:feather")).containsExactly(jane.id());
    }

    @Test
    void a_taken_or_bad_address_is_refused() throws Exception {
        JsonObject taken = Caller.user("email", "JANE@example.com");
        taken.getJsonObject("user").put("name", "Impostor");
        HttpResponse<String> answer = caller.send("POST", "/api/v2/users", taken);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("DuplicateValue", "already being used by another user");
        taken.getJsonObject("user").put("email", "badmail");
        assertThat(caller.send("POST", "/api/v2/users", taken).body())
                .contains("Email: badmail is not properly formatted")
                .doesNotContain("BlankValue");
        assertThat(caller.send("POST", "/api/v2/users", Caller.user("phone", "1"))
                        .body())
                .contains("BlankValue");
    }

    @Test
    void a_changed_address_is_only_added_until_it_is_made_primary() throws Exception {
        String user = "/api/v2/users/" + jane.id();
        caller.send("PUT", user, Caller.user("email", "new@example.com"));
        assertThat(zendesk.user(jane.id()).email()).isEqualTo("jane@example.com");
        long identity = zendesk.user(jane.id()).identities().getLast().id();
        caller.send("PUT", user + "/identities/" + identity + "/make_primary", new JsonObject());
        assertThat(zendesk.user(jane.id()).email()).isEqualTo("new@example.com");
        assertThat(caller.send("DELETE", user + "/identities/" + identity, null).statusCode())
                .isEqualTo(204);
        assertThat(zendesk.user(jane.id()).email()).isEqualTo("jane@example.com");
        assertThat(zendesk.tenant().mails()).isEmpty();
    }

    @Test
    void unknown_choices_are_dropped_without_a_word() throws Exception {
        JsonObject fields = new JsonObject().put("plan", "platinum").put("points", 3);
        caller.send("PUT", "/api/v2/users/" + jane.id(), Caller.user("user_fields", fields));
        assertThat(zendesk.user(jane.id()).field("plan")).isEqualTo("gold");
        assertThat(zendesk.user(jane.id()).field("points")).isEqualTo(3);
    }

    @Test
    void the_deleted_can_still_be_read() throws Exception {
        zendesk.tenant().edit(jane.id()).deleted().save();
        assertThat(caller.read("/api/v2/users/" + jane.id())
                        .getJsonObject("user")
                        .getBoolean("active"))
                .isFalse();
        assertThat(caller.search("name:quill")).isEmpty();
    }

    @Test
    void a_key_creates_one_ticket() throws Exception {
        HttpResponse<String> first = create("k", "Help");
        HttpResponse<String> second = create("k", "Help");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("x-idempotency-lookup")).contains("hit");
        assertThat(create("k", "Other").body()).contains("IdempotentRequestError");
        assertThat(zendesk.tickets()).hasSize(1);
        zendesk.tenant().timePasses(Duration.ofHours(2));
        assertThat(create("k", "Help").statusCode()).isEqualTo(201);
        assertThat(zendesk.tickets()).hasSize(2);
    }

    @Test
    void a_key_under_way_is_a_conflict() throws Exception {
        zendesk.faults().next("POST /api/v2/tickets", Fault.late(3_000));
        CompletableFuture<HttpResponse<String>> first =
                caller.sendAsync("POST", "/api/v2/tickets", Caller.ticket(jane, "Help"), "Idempotency-Key", "k");
        while (zendesk.tickets().isEmpty()) {
            Thread.sleep(5);
        }
        assertThat(create("k", "Help").statusCode()).isEqualTo(409);
        assertThat(first.get().statusCode()).isEqualTo(201);
        assertThat(create("k", "Help").statusCode()).isEqualTo(201);
    }

    @Test
    void tickets_of_the_unknown_and_the_suspended_are_refused() throws Exception {
        zendesk.tenant().edit(jane.id()).suspended().save();
        assertThat(create("a", "Help").body()).contains("UserSuspended", "is suspended.");
        zendesk.tenant().edit(jane.id()).deleted().save();
        assertThat(create("b", "Help").statusCode()).isEqualTo(422);
        assertThat(zendesk.tickets()).isEmpty();
    }

    @Test
    void a_closed_ticket_stays_as_it_is_and_can_be_followed_up() throws Exception {
        FakeTicket closed =
                zendesk.tenant().ticket(jane).status("closed").tags("khoros").add();
        HttpResponse<String> answer = put(closed, new JsonObject().put("priority", "high"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Status: closed prevents ticket update");
        JsonObject next = Caller.ticket(jane, "Again");
        next.getJsonObject("ticket").put("via_followup_source_id", closed.id());
        caller.send("POST", "/api/v2/tickets", next);
        assertThat(zendesk.tickets().getLast().followUpOf()).isEqualTo(closed.id());
        assertThat(zendesk.tickets().getLast().tags()).containsExactly("khoros");
    }

    @Test
    void a_stale_stamp_is_a_conflict() throws Exception {
        FakeTicket ticket = zendesk.tenant().ticket(jane).add();
        String stale = ticket.updatedAt().minus(1, ChronoUnit.SECONDS).toString();
        JsonObject change = new JsonObject().put("safe_update", true).put("updated_stamp", stale);
        assertThat(put(ticket, change).body()).contains("UpdateConflict");
        change.put("updated_stamp", ticket.updatedAt().toString());
        assertThat(put(ticket, change).statusCode()).isEqualTo(200);
    }

    @Test
    void comments_keep_what_came_with_them() throws Exception {
        FakeTicket ticket =
                zendesk.tenant().ticket(jane).commentAbout("First", "twitter:1").add();
        put(
                ticket,
                new JsonObject()
                        .put("comment", new JsonObject().put("html_body", "{{ticket.id}} &lt;" + "é".repeat(40_000)))
                        .put("metadata", new JsonObject("{\"khoros\":{\"interactions\":[\"twitter:2\"]}}")));
        FakeComment added = zendesk.ticket(ticket.id()).comments().getLast();
        assertThat(added.htmlBody())
                .startsWith(FakeComment.EXPANDED)
                .endsWith("é")
                .hasSizeLessThan(33_000);
        assertThat(added.body()).contains("<é");
        assertThat(zendesk.ticket(ticket.id()).interactions()).containsExactly("twitter:1", "twitter:2");

        String path = "/api/v2/tickets/" + ticket.id() + "/comments?page%5Bsize%5D=1&sort=-created_at";
        JsonObject page = caller.read(path);
        assertThat(page.getJsonArray("comments").getJsonObject(0).getLong("id")).isEqualTo(added.id());
        String after = page.getJsonObject("meta").getString("after_cursor");
        JsonObject last = caller.read(path + "&page%5Bafter%5D=" + after);
        assertThat(last.getJsonObject("meta").getBoolean("has_more")).isFalse();
        assertThat(last.encode()).contains("twitter:1");
    }

    @Test
    void tickets_of_a_requester_come_newest_first() throws Exception {
        FakeTicket older = zendesk.tenant().ticket(jane).externalId("x").add();
        FakeTicket newer = zendesk.tenant().ticket(jane).externalId("x").add();
        assertThat(caller.get("/api/v2/users/" + jane.id() + "/tickets/requested?page%5Bsize%5D=100&sort=-updated_at")
                        .body())
                .containsSubsequence("\"id\":" + newer.id(), "\"id\":" + older.id());
        assertThat(caller.read("/api/v2/tickets?external_id=x").getInteger("count"))
                .isEqualTo(2);
    }

    @Test
    void calls_are_recorded_and_forgotten() throws Exception {
        caller.search("phone:\"+49\"");
        assertThat(zendesk.calls("GET", "/api/v2/users/search").getFirst().query("query"))
                .isEqualTo("phone:\"+49\"");
        assertThat(zendesk.count("GET", "/api/v2/users/{id}")).isZero();
        zendesk.reset();
        assertThat(zendesk.calls()).isEmpty();
        assertThat(zendesk.users()).extracting(FakeUser::email).containsExactly(FakeTenant.SERVICE_EMAIL);
    }

    private HttpResponse<String> create(String key, String text) throws Exception {
        return caller.send("POST", "/api/v2/tickets", Caller.ticket(jane, text), "Idempotency-Key", key);
    }

    private HttpResponse<String> put(FakeTicket ticket, JsonObject changes) throws Exception {
        return caller.send("PUT", "/api/v2/tickets/" + ticket.id(), new JsonObject().put("ticket", changes));
    }
}
