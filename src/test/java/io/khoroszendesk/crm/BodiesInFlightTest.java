package io.khoroszendesk.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Interactions;
import io.khoroszendesk.Json;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.RawHttp;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies are bounded together, not only each by itself. */
@QuarkusTest
@WithTestResource(Tenant.class)
class BodiesInFlightTest {

    private static final int LARGE = 4_000_000;
    private static final int TOGETHER = 8 * 1024 * 1024;

    final ZendeskStub zendesk = new ZendeskStub();

    @BeforeEach
    void an_empty_tenant() {
        zendesk.isEmpty();
    }

    private static String head(String path, int bytes) {
        return "POST /api/v1" + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + Tenant.KEY
                + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes + "\r\n\r\n";
    }

    /** A request that announces a body and sends none of it. */
    private static Socket announcing(int bytes) throws IOException {
        Socket socket = RawHttp.open();
        socket.getOutputStream().write(head("/customers", bytes).getBytes(ISO_8859_1));
        return socket;
    }

    private static RawHttp.Answer search(String body) {
        return RawHttp.send(
                "POST /api/v1/customers",
                "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n",
                body.getBytes(UTF_8));
    }

    @Test
    void what_does_not_fit_beside_the_others_is_to_come_again() throws Exception {
        List<Socket> others = new ArrayList<>();
        try {
            RawHttp.Answer answer;
            do {
                // Its body will not come in time, so its room is free again after some seconds.
                others.add(announcing(LARGE));
                answer = search(" ".repeat(LARGE));
            } while (answer.status() == 400 && others.size() < 20);

            ErrorsTest.assertFailure(answer, 500, "CRM_BUSY");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        } finally {
            for (Socket other : others) {
                other.close();
            }
        }
    }

    @Test
    void a_body_without_a_length_counts_as_it_comes() throws Exception {
        List<Socket> others = new ArrayList<>();
        try {
            RawHttp.Answer answer;
            do {
                others.add(announcing(LARGE));
                answer = RawHttp.send(
                        "POST /api/v1/customers",
                        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
                        RawHttp.chunked(" ".repeat(LARGE).getBytes(UTF_8)));
            } while (answer.status() == 400 && others.size() < 20);

            ErrorsTest.assertFailure(answer, 500, "CRM_BUSY");
        } finally {
            for (Socket other : others) {
                other.close();
            }
        }
    }

    @Test
    void a_body_whose_sender_has_gone_counts_until_its_work_has_ended() throws Exception {
        List<Socket> senders = new ArrayList<>();
        for (long customer : List.of(61001L, 61002L)) {
            zendesk.answers(
                    get("/api/v2/users/" + customer), json(200, object()).withFixedDelay(9_000));
            String body = "{\"customerId\":\"" + customer + "\",\"title\":\"Much\",\"interactions\":[]"
                    + " ".repeat(LARGE) + "}";
            Socket sender = RawHttp.open();
            senders.add(sender);
            sender.getOutputStream().write(head("/case", body.length()).getBytes(ISO_8859_1));
            sender.getOutputStream().write(body.getBytes(UTF_8));
        }
        await(() -> zendesk.calls().containsAll(List.of("GET /users/61001", "GET /users/61002")));

        for (Socket sender : senders) {
            sender.setSoLinger(true, 0);
            sender.close();
        }
        LockSupport.parkNanos(500_000_000);

        ErrorsTest.assertFailure(search(" ".repeat(LARGE)), 500, "CRM_BUSY");
        await(() -> search(" ".repeat(LARGE)).status() == 400);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }

    @Test
    void a_small_request_is_served_beside_large_ones() throws Exception {
        try (Socket one = announcing(LARGE)) {
            assertThat(one.isConnected()).isTrue();
            Khoros.postWrongly("/customers", object()).then().statusCode(204);
        }
    }

    @Test
    void sixteen_large_cases_at_once_end_in_answers_and_leave_nothing_behind() throws Exception {
        List<Map<String, Object>> interactions = IntStream.range(0, 200)
                .mapToObj(i -> Interactions.tweet(String.valueOf(i), "Ω".repeat(9_500)))
                .toList();
        String body = Json.text(object("customerId", "1", "title", "Many words", "interactions", interactions));
        byte[] bytes = body.getBytes(UTF_8);
        assertThat(bytes.length).isBetween(3_500_000, 4 * 1024 * 1024);

        try (ExecutorService agents = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RawHttp.Answer>> answers = IntStream.range(0, 16)
                    .mapToObj(i -> agents.submit(() -> RawHttp.send(
                            "POST /api/v1/case",
                            "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n",
                            bytes)))
                    .toList();
            for (Future<RawHttp.Answer> answer : answers) {
                assertThat(Json.read(answer.get().body()).path("error").asText())
                        .isNotEqualTo("INTERNAL_ERROR");
            }
        }

        for (int i = 0; i < TOGETHER / LARGE + 1; i++) {
            assertThat(search(" ".repeat(LARGE)).status()).isEqualTo(400);
        }
        assertThat(Khoros.wrongly().get("/customer/1").statusCode()).isEqualTo(404);
    }
}
