package io.khoroszendesk.fake.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final String TICKETS = "POST /api/v2/tickets";
    private static final String GROUPS = "/api/v2/groups";

    private final FakeZendesk zendesk = FakeZendesk.start();
    private final Caller caller = new Caller(zendesk);
    private FakeUser jane;

    @BeforeEach
    void jane() {
        jane = zendesk.tenant().user("Jane Quill").email("jane@example.com").add();
    }

    @AfterEach
    void close() {
        // What the client still waits for ends with the server.
        zendesk.close();
        caller.close();
    }

    @Test
    void a_reset_comes_before_or_after_the_write() throws Exception {
        zendesk.faults().next(TICKETS, Fault.RESET_BEFORE).next(TICKETS, Fault.RESET_AFTER);
        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        assertThat(zendesk.tickets()).isEmpty();
        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        assertThat(zendesk.tickets()).hasSize(1);
        assertThat(create().statusCode()).isEqualTo(201);
        assertThat(zendesk.count("POST", "/api/v2/tickets")).isEqualTo(3);
    }

    @Test
    void a_reset_is_one_on_the_wire() throws Exception {
        zendesk.faults().next("*", Fault.RESET_BEFORE);
        try (Socket socket = connect()) {
            ask(socket);
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void some_calls_are_never_answered() {
        zendesk.faults().next(TICKETS, Fault.HANG).next(TICKETS, Fault.BLACKHOLE);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(this::create).isInstanceOf(HttpTimeoutException.class);
        }
        assertThat(zendesk.tickets()).isEmpty();
    }

    @Test
    void an_answer_drips_for_ever() {
        zendesk.faults().next(TICKETS, Fault.DRIP);
        CompletableFuture<?> answer = caller.sendAsync("POST", "/api/v2/tickets", Caller.ticket(jane, "Help"));
        assertThatThrownBy(() -> answer.get(1500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(zendesk.tickets()).hasSize(1);
    }

    @Test
    void a_late_answer_comes_long_after_its_effect() throws Exception {
        zendesk.faults().next(TICKETS, Fault.late(6000));
        assertThatThrownBy(this::create).isInstanceOf(HttpTimeoutException.class);
        assertThat(zendesk.tickets()).hasSize(1);
    }

    @Test
    void a_delayed_call_is_answered_in_the_end() throws Exception {
        zendesk.faults().next(TICKETS, Fault.delay(200));
        long start = System.nanoTime();
        assertThat(create().statusCode()).isEqualTo(201);
        assertThat(System.nanoTime() - start).isGreaterThan(190_000_000);
    }

    @Test
    void answers_lie() throws Exception {
        zendesk.faults().next("*", Fault.GARBAGE).next("*", Fault.WRONG_TYPE).next("*", Fault.EMPTY);
        zendesk.faults().next("*", Fault.NO_BODY).next("*", Fault.REDIRECT);
        HttpResponse<String> garbage = caller.get(GROUPS);
        assertThat(garbage.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> new JsonObject(garbage.body())).isInstanceOf(DecodeException.class);
        assertThat(caller.get(GROUPS).headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(caller.get(GROUPS).body()).isEqualTo("{}");
        assertThat(caller.get(GROUPS).body()).isEmpty();
        assertThat(caller.get(GROUPS).headers().firstValue("Location").orElseThrow())
                .startsWith("https://elsewhere");
    }

    @Test
    void a_truncated_answer_ends_before_its_announced_length() throws Exception {
        zendesk.faults().next("*", Fault.TRUNCATED);
        try (Socket socket = connect()) {
            ask(socket);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            int length = Integer.parseInt(answer.replaceAll("(?is).*content-length: (\\d+).*", "$1"));
            assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4).length())
                    .isEqualTo(length / 2);
        }
    }

    @Test
    void limits_of_endpoints_differ_from_those_of_the_account() throws Exception {
        zendesk.faults().next("*", Fault.tooMany(27)).next("*", Fault.tooManyAccount(5));
        HttpResponse<String> endpoint = caller.get(GROUPS);
        assertThat(endpoint.statusCode()).isEqualTo(429);
        assertThat(endpoint.headers().firstValue("Retry-After")).contains("27");
        assertThat(endpoint.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(endpoint.headers().firstValue("x-rate-limit-remaining")).contains("650");
        HttpResponse<String> account = caller.get(GROUPS);
        assertThat(account.headers().firstValue("x-rate-limit-remaining")).contains("0");
        assertThat(new JsonObject(account.body()).getString("error")).isEqualTo("APIRateLimitExceeded");
    }

    @Test
    void an_outage_may_name_a_time() throws Exception {
        zendesk.faults().next("*", Fault.UNAVAILABLE).next("*", Fault.unavailable(3));
        assertThat(caller.get(GROUPS).headers().firstValue("Retry-After")).isEmpty();
        assertThat(caller.get(GROUPS).headers().firstValue("Retry-After")).contains("3");
        zendesk.faults().next(TICKETS, Fault.status(502).afterEffect());
        assertThat(create().statusCode()).isEqualTo(502);
        assertThat(zendesk.tickets()).hasSize(1);
    }

    @Test
    void idle_connections_are_closed_unannounced() throws Exception {
        zendesk.faults().next("*", Fault.CLOSE_IDLE);
        try (Socket socket = connect()) {
            ask(socket);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase("connection: close");
        }
    }

    @Test
    void faults_strike_only_what_is_meant() throws Exception {
        zendesk.faults()
                .always("GET /api/v2/users/{id}", Fault.UNAUTHORIZED)
                .times(2, "GET /api/v2/g*", Fault.html(500));
        assertThat(caller.get("/api/v2/users/" + jane.id()).statusCode()).isEqualTo(401);
        assertThat(caller.get("/api/v2/users/search?query=jane").statusCode()).isEqualTo(200);
        assertThat(caller.get(GROUPS).statusCode()).isEqualTo(500);
        assertThat(caller.get(GROUPS).statusCode()).isEqualTo(500);
        assertThat(caller.get(GROUPS).statusCode()).isEqualTo(200);
        zendesk.faults().clear();
        assertThat(caller.get("/api/v2/users/" + jane.id()).statusCode()).isEqualTo(200);
        assertThat(zendesk.faults().struck()).containsEntry("HTML 500, without effect", 2);
    }

    @Test
    void chance_repeats_itself() throws Exception {
        List<List<Integer>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            zendesk.faults().clear().random(42, 0.5, Fault.status(500), Fault.status(502));
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                statuses.add(caller.get(GROUPS).statusCode());
            }
            runs.add(statuses);
        }
        assertThat(runs.get(0)).isEqualTo(runs.get(1)).contains(200, 500, 502);
    }

    @Test
    void it_stops_vanishes_and_comes_back_at_the_same_address() throws Exception {
        String url = zendesk.url();
        zendesk.stop();
        assertThatThrownBy(() -> caller.get(GROUPS)).isInstanceOf(ConnectException.class);
        zendesk.blackhole();
        assertThatThrownBy(() -> connect().close()).isInstanceOf(SocketTimeoutException.class);
        zendesk.restart();
        assertThat(zendesk.url()).isEqualTo(url);
        assertThat(caller.get("/api/v2/users/" + jane.id()).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> create() throws Exception {
        return caller.send("POST", "/api/v2/tickets", Caller.ticket(jane, "Help"));
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(2000);
        socket.connect(new InetSocketAddress("127.0.0.1", zendesk.port()), 500);
        return socket;
    }

    private void ask(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        String request = "GET /api/v2/users/me HTTP/1.1\r\nHost: localhost\r\n\r\n";
        out.write(request.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
