package io.khoroszendesk.common.http.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.RawHttp;
import io.khoroszendesk.Tenant;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever holds connections without using them locks nobody out. */
@QuarkusTest
@WithTestResource(
        value = Tenant.class,
        initArgs = {
            @ResourceArg(name = "quarkus.http.limits.max-connections", value = "100"),
            @ResourceArg(name = "adapter.http.header-timeout", value = "2s"),
            @ResourceArg(name = "adapter.http.answer-timeout", value = "2s")
        })
class IdleConnectionsTest {

    private static final String REQUEST =
            "GET /api/v1/nothing HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + Tenant.KEY + "\r\n";

    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private Socket open(String bytes) throws IOException {
        Socket socket = RawHttp.open();
        sockets.add(socket);
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        return socket;
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("}") < 0) {
            int octet = socket.getInputStream().read();
            assertThat(octet).as(answer.toString()).isNotNegative();
            answer.append((char) octet);
        }
        return answer.toString();
    }

    /** In the moment of a burst somebody may be turned away; who comes again is answered while they all are still there. */
    private static void assertNobodyIsLockedOut() {
        String answer = "";
        for (int attempt = 0; attempt < 5 && answer.isEmpty(); attempt++) {
            try {
                answer = RawHttp.exchange(REQUEST + "Connection: close\r\n\r\n");
            } catch (UncheckedIOException e) {
                answer = "";
            }
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(answer).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void three_times_as_many_idle_connections_as_may_be_open_lock_nobody_out() throws IOException {
        for (int i = 0; i < 300; i++) {
            open("");
        }

        assertNobodyIsLockedOut();
    }

    @Test
    void headers_that_drip_lock_nobody_out() throws IOException {
        for (int i = 0; i < 150; i++) {
            open("GET / HTTP/1.1\r\nHo");
        }

        assertNobodyIsLockedOut();
    }

    @Test
    void bodies_that_nobody_waits_for_lock_nobody_out() throws IOException {
        for (int i = 0; i < 150; i++) {
            open("POST /api/v1/customers HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n");
        }

        assertNobodyIsLockedOut();
    }

    /** A client whose system takes next to nothing, and who sends many requests at once. */
    private Socket deaf() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(2_048);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        socket.setSoTimeout(20_000);
        sockets.add(socket);
        socket.getOutputStream()
                .write("GET /openapi HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .repeat(40)
                        .getBytes(ISO_8859_1));
        return socket;
    }

    @Test
    void answers_that_nobody_takes_lock_nobody_out() throws IOException {
        for (int i = 0; i < 150; i++) {
            deaf();
        }

        assertNobodyIsLockedOut();
    }

    @Test
    void who_takes_no_answers_is_no_longer_connected_after_some_time() throws IOException {
        Socket deaf = deaf();
        LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());

        assertThat(rest(deaf).split("HTTP/1.1 200 ", -1).length - 1).isBetween(1, 39);
    }

    @Test
    void requests_that_were_sent_ahead_are_all_answered() throws IOException {
        Socket socket = open(REQUEST + "\r\n" + (REQUEST + "\r\n").repeat(30) + REQUEST + "Connection: close\r\n\r\n");

        assertThat(RawHttp.answers(rest(socket))).hasSize(32).allMatch(answer -> answer.status() == 404);
    }

    @Test
    void a_request_under_way_is_never_closed_to_make_room() throws IOException {
        Socket busy = open("POST /api/v1/customers HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                + Tenant.KEY
                + "\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        // Until the server has read the request, its connection is one of those that may be closed.
        assertThat(new String(busy.getInputStream().readNBytes(CONTINUE.length()), ISO_8859_1))
                .isEqualTo(CONTINUE);
        busy.getOutputStream().write('{');
        for (int i = 0; i < 150; i++) {
            open("");
        }
        busy.getOutputStream().write('}');

        assertThat(rest(busy)).startsWith("HTTP/1.1 204 ");
    }

    @Test
    void headers_that_do_not_come_to_their_end_are_answered_with_408() throws IOException {
        RawHttp.Answer answer = RawHttp.answers(rest(open(REQUEST))).getFirst();

        FramingTest.assertRefused(List.of(answer), 408, "TOO_SLOW");
    }

    @Test
    void a_connection_on_which_nothing_comes_is_closed_without_a_word() throws IOException {
        assertThat(rest(open(""))).isEmpty();
    }

    @Test
    void a_kept_connection_may_stay_longer_than_headers_may_take() throws Exception {
        Socket socket = open(REQUEST + "\r\n");
        answer(socket);
        Thread.sleep(3_000);
        socket.getOutputStream().write((REQUEST + "\r\n").getBytes(ISO_8859_1));

        assertThat(answer(socket)).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void the_headers_of_a_further_request_have_their_time_too() throws IOException {
        Socket socket = open(REQUEST + "\r\n");
        answer(socket);
        socket.getOutputStream().write("GET /api".getBytes(ISO_8859_1));

        assertThat(rest(socket)).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void a_body_that_nobody_waits_for_ends_with_the_time_of_headers() throws IOException {
        Socket socket = open("POST /api/v1/customers HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");

        assertThat(RawHttp.answers(rest(socket)))
                .extracting(RawHttp.Answer::status)
                .containsExactly(401);
    }
}
