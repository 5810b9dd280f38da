package io.khoroszendesk.ops;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.json;
import static io.khoroszendesk.ZendeskStub.user;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.RawHttp;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What clients see of a server that is told to stop. */
class StopIT {

    private static final String JANE = "/api/v1/customer/32500000000101";
    private static final String SLOW_SAM = "/api/v1/customer/4711";

    @RegisterExtension
    private static final Acme ACME = new Acme();

    @Test
    void a_kept_connection_gets_one_more_answer_which_says_that_it_is_the_last() throws IOException {
        try (Program server = Program.serving(ACME.environment());
                Socket kept = connection(server)) {
            RawHttp.Answer before = ask(kept, JANE);
            server.terminate();
            awaitRefusal(server);
            RawHttp.Answer after = ask(kept, JANE);

            assertThat(before.status()).isEqualTo(200);
            assertThat(before.header("Connection")).isEmpty();
            assertThat(after.status()).isEqualTo(200);
            assertThat(after.body()).contains("Jane Quill");
            assertThat(after.header("Connection")).isEqualTo("close");
            assertThat(kept.getInputStream().read()).isEqualTo(-1);
            assertThat(server.exitCode()).isIn(0, 143);
        }
    }

    @Test
    void new_connections_are_refused_while_a_request_is_under_way_whose_answer_is_the_last_of_its_connection()
            throws IOException {
        ACME.zendesk.stubFor(get("/api/v2/users/4711")
                .atPriority(1)
                .willReturn(json(200, object("user", user(4711, "Slow Sam"))).withFixedDelay(2_000)));
        try (Program server = Program.serving(ACME.environment());
                Socket busy = connection(server)) {
            send(busy, SLOW_SAM);
            while (ACME.zendesk.getAllServeEvents().stream()
                    .noneMatch(event -> event.getRequest().getUrl().contains("4711"))) {
                LockSupport.parkNanos(10_000_000);
            }
            server.terminate();
            awaitRefusal(server);
            RawHttp.Answer answer = RawHttp.read(busy);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("Slow Sam");
            assertThat(answer.header("Connection")).isEqualTo("close");
        }
    }

    @Test
    void a_connection_that_is_not_used_does_not_keep_it_from_stopping() throws IOException {
        try (Program server = Program.serving(ACME.environment());
                Socket idle = connection(server)) {
            server.terminate();

            assertThat(server.exitCode()).isIn(0, 143);
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void connections_that_wait_to_be_accepted_when_it_stops_are_served() throws Exception {
        try (Program server = Program.serving(ACME.environment())) {
            ask(connection(server), JANE);
            Thread stop = Thread.ofVirtual().start(server::terminate);
            int answered = 0;
            boolean refused = false;
            while (!refused) {
                try (Socket next = connection(server)) {
                    assertThat(ask(next, JANE).status()).isEqualTo(200);
                    answered++;
                } catch (ConnectException e) {
                    refused = true;
                }
            }
            stop.join();

            assertThat(answered).isPositive();
        }
    }

    private static Socket connection(Program server) throws IOException {
        Socket socket = new Socket("localhost", URI.create(server.api()).getPort());
        socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
        return socket;
    }

    private static void awaitRefusal(Program server) throws IOException {
        while (true) {
            try (Socket socket = connection(server)) {
                assertThat(socket.isConnected()).isTrue();
            } catch (ConnectException e) {
                return;
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static RawHttp.Answer ask(Socket socket, String path) throws IOException {
        send(socket, path);
        return RawHttp.read(socket);
    }

    private static void send(Socket socket, String path) throws IOException {
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + Acme.KHOROS_KEY
                                + "\r\n\r\n")
                        .getBytes(ISO_8859_1));
    }
}
