package io.khoroszendesk.observe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import io.khoroszendesk.Canaries;
import io.khoroszendesk.Json;
import io.khoroszendesk.chaos.FaultyTenant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes in is bounded in every direction. */
@QuarkusTest
@TestProfile(Watched.class)
class LimitsTest {

    private static final List<String> AUTHORIZED = List.of("Authorization", Canaries.KEY);
    private static final String HEAD = "POST /api/v1/customers HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
            + Canaries.KEY + "\r\nContent-Type: application/json\r\n";

    Client client;

    @BeforeEach
    void a_healthy_zendesk() {
        client = new Client(RestAssured.port);
        FaultyTenant.zendesk().reset();
        while (client.send("GET", "/meta/object/customer", null).statusCode() != 200) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Test
    void a_body_that_comes_too_slowly_is_refused_and_its_connection_closed() throws IOException {
        try (Socket socket = connected(HEAD + "Content-Length: 100\r\n\r\n{")) {
            // Read to its end: the server closes the connection after it.
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

            assertThat(answer).startsWith("HTTP/1.1 408 ").containsIgnoringCase("\r\nconnection: close\r\n");
            assertThat(Json.read(answer.substring(answer.indexOf('{')))
                            .path("error")
                            .asText())
                    .isEqualTo("TOO_SLOW");
        }
    }

    @Test
    void a_body_that_drips_is_refused_however_often_a_byte_comes() throws IOException {
        try (Socket socket = connected(HEAD + "Transfer-Encoding: chunked\r\n\r\n")) {
            while (socket.getInputStream().available() == 0) {
                drip(socket);
                LockSupport.parkNanos(1_000_000);
            }

            assertThat(new String(socket.getInputStream().readNBytes(13), ISO_8859_1))
                    .isEqualTo("HTTP/1.1 408 ");
        }
    }

    @Test
    void a_body_that_is_awaited_holds_no_thread(@TempDir Path directory) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                sockets.add(connected(HEAD + "Content-Length: 100\r\n\r\n{"));
            }
            Path file = directory.resolve("threads");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);

            assertThat(Files.readString(file)).doesNotContain("CustomerResource", "VertxInputStream");
        } finally {
            close(sockets);
        }
    }

    @Test
    void a_client_that_asks_first_whether_it_may_send_its_body_may() throws IOException {
        try (Socket socket = connected(HEAD + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n")) {
            assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
                    .isEqualTo("HTTP/1.1 100");
            socket.getOutputStream().write("{}".getBytes(ISO_8859_1));
            socket.getInputStream().readNBytes("\r\n\r\n".length() + " Continue".length());

            assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
                    .isEqualTo("HTTP/1.1 204");
        }
    }

    @Test
    void beyond_the_limit_idle_connections_make_room_and_newcomers_are_answered() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            int answered = 0;
            for (int i = 0; i < Watched.CONNECTIONS + 5; i++) {
                sockets.add(connected("GET /api/v1/customer/1 HTTP/1.1\r\nHost: localhost\r\n\r\n"));
                answered += isAnswered(sockets.getLast()) ? 1 : 0;
            }

            assertThat(answered).isEqualTo(Watched.CONNECTIONS + 5);
        } finally {
            close(sockets);
        }
    }

    @Test
    void a_body_is_nested_at_most_32_deep() {
        String nested = "{\"x\":" + "[".repeat(31) + "]".repeat(31) + "}";
        String deeper = "{\"x\":" + "[".repeat(32) + "]".repeat(32) + "}";

        assertThat(refusal("/customer/bestmatch", nested)).isEmpty();
        assertThat(refusal("/customer/bestmatch", deeper)).contains("nested too deeply");
        assertThat(refusal("/customer", deeper)).contains("nested too deeply");
        assertThat(refusal("/case", deeper)).contains("nested too deeply");
    }

    @Test
    void a_body_has_at_most_50_000_names_and_values() {
        String many = "{\"phoneNumbers\":[" + String.join(",", Collections.nCopies(50_001, "1")) + "]}";

        assertThat(refusal("/customer/bestmatch", many)).contains("too many members");
        assertThat(refusal("/customers", many)).contains("too many members");
    }

    @Test
    void a_number_has_at_most_100_digits_and_a_name_1_000_letters() {
        assertThat(refusal("/customers", "{\"points\":" + "1".repeat(101) + "}"))
                .contains("is too long");
        assertThat(refusal("/customers", "{\"" + "x".repeat(1_001) + "\":1}")).contains("is too long");
    }

    @Test
    void an_answer_names_at_most_50_unknown_members() {
        StringBuilder unknown = new StringBuilder("{\"name\":\"Ann\"");
        for (int i = 0; i < 10_000; i++) {
            unknown.append(",\"unknown").append(i).append("\":1");
        }
        String answer = client.send("POST", "/customer", unknown.append('}').toString(), AUTHORIZED)
                .body();

        assertThat(Json.read(answer).path("fields")).hasSize(50);
        assertThat(answer).hasSizeLessThan(10_000);
    }

    @Test
    void headers_have_at_most_20_kb() throws IOException {
        try (Socket socket = connected("GET /api/v1/customer/1 HTTP/1.1\r\nX: " + "x".repeat(21_000) + "\r\n\r\n")) {
            assertThat(new String(socket.getInputStream().readNBytes(13), ISO_8859_1))
                    .isEqualTo("HTTP/1.1 431 ");
        }
    }

    /** What a body is refused with, empty where it is not. */
    private String refusal(String path, String body) {
        var answer = client.send("POST", path, body, AUTHORIZED);
        return answer.statusCode() == 400 ? answer.body() : "";
    }

    private static Socket connected(String request) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        return socket;
    }

    private static void drip(Socket socket) throws IOException {
        try {
            socket.getOutputStream().write("1\r\n \r\n".getBytes(ISO_8859_1));
        } catch (SocketException e) {
            assertThat(socket.getInputStream().available()).isPositive();
        }
    }

    private static boolean isAnswered(Socket socket) {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
