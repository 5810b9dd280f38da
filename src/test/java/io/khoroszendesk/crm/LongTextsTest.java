package io.khoroszendesk.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.khoroszendesk.Fields.HANDLES;
import static io.khoroszendesk.Fields.ticketField;
import static io.khoroszendesk.Fields.userField;
import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.json;
import static io.khoroszendesk.ZendeskStub.ticket;
import static io.khoroszendesk.ZendeskStub.user;
import static io.khoroszendesk.ZendeskStub.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.BusyMachine;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.khoroszendesk.crm.HostileTexts.Call;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No text of a request, however long and of whatever signs, keeps other requests from being answered. */
@QuarkusTest
@WithTestResource(Tenant.class)
class LongTextsTest {

    private static final long SEED = Long.getLong("texts.seed", 20261127);
    private static final Duration DEADLINE = Duration.ofSeconds(8);
    private static final Duration MARGIN = Duration.ofSeconds(4);
    private static final Duration MEANWHILE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 4;
    private static final int RECENT = 50;

    final ZendeskStub zendesk = new ZendeskStub();

    @BeforeEach
    void a_tenant_with_customers_of_costly_names_who_were_just_created() {
        zendesk.isEmpty();
        zendesk.hasUserFields(HANDLES, userField("club_no", "text", "Club"), userField("points", "integer", "Points"));
        zendesk.hasTicketFields(ticketField(5, "text", "Text"), ticketField(6, "integer", "Number"));
        for (int i = 0; i < RECENT; i++) {
            long id = 76_100 + i;
            Map<String, Object> costly = costly(id, i % 2 == 0 ? "Σ" : "\u0301\u0327");
            zendesk.answers(post("/api/v2/users"), json(201, object("user", costly)));
            Khoros.post("/customer", object("name", "Recent " + id + " " + System.nanoTime()))
                    .then()
                    .statusCode(201);
        }
        zendesk.findsAlways(costly(76_099, "Σ"));
        zendesk.answers(any(urlPathMatching("/api/v2/users/[0-9]+")), object("user", user(76_000, "Jane Quill")));
        zendesk.answers(
                any(urlPathMatching("/api/v2/users/[0-9]+/identities.*")),
                object("identities", array(), "identity", object("id", 1, "type", "email", "value", "a@example.com")));
        zendesk.creates(ticket(76_500, 76_000, "open"));
        zendesk.updates(ticket(76_500, 76_000, "open"));
        zendesk.hasTickets(ticket(76_500, 76_000, "open"));
        zendesk.hasComments(76_500);
        zendesk.answers(get(urlPathEqualTo("/api/v2/tickets")), object("tickets", array()));
    }

    private static Map<String, Object> costly(long id, String part) {
        return with(
                user(id, part.repeat(20_000)),
                "user_fields",
                object("khoros_social", "twitter a" + part.repeat(200) + "\ntwitter b\n".repeat(1_000)));
    }

    @Test
    void texts_that_once_stopped_the_service_are_answered_in_time_and_look_ups_meanwhile() throws Exception {
        areAnswered(HostileTexts.known());
    }

    @Test
    void any_text_in_any_member_is_answered_in_time_and_look_ups_meanwhile() throws Exception {
        areAnswered(new HostileTexts(SEED).all());
    }

    private record Answer(Call call, int status, String body, Duration took, Duration margin) {}

    private static void areAnswered(List<Call> calls) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        List<Future<Answer>> answers = new ArrayList<>();
        List<Answer> lookUps = new ArrayList<>();
        Call lookUp = new Call("a look-up", "GET", "/customer/76000", Map.of(), null);
        try (BusyMachine machine = new BusyMachine();
                HttpClient client = HttpClient.newHttpClient();
                ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
                ExecutorService agent = Executors.newSingleThreadExecutor()) {
            calls.forEach(call -> answers.add(senders.submit(() -> send(machine, client, call))));
            Future<?> looking = agent.submit(() -> {
                while (!done.get()) {
                    lookUps.add(send(machine, client, lookUp));
                    Thread.sleep(100);
                }
                return null;
            });
            for (Future<Answer> answer : answers) {
                answer.get();
            }
            done.set(true);
            looking.get();
        }
        for (Future<Answer> future : answers) {
            Answer answer = future.get();
            String about = answer.call().about() + ", seed " + SEED;
            assertThat(answer.body()).as(about).doesNotContain("INTERNAL_ERROR");
            assertThat(answer.took()).as(about).isLessThan(DEADLINE.plus(answer.margin()));
        }
        assertThat(lookUps).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.took()).isLessThan(MEANWHILE.plus(answer.margin()));
        });
    }

    private static Answer send(BusyMachine machine, HttpClient client, Call call) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/v1" + call.path()))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", Tenant.KEY)
                .header("Content-Type", "application/json");
        call.headers().forEach(request::header);
        request.method(
                call.method(),
                call.body() == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(call.body()));
        long start = System.nanoTime();
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Answer(call, answer.statusCode(), answer.body(), took, machine.margin(MARGIN, took));
    }
}
