package io.khoroszendesk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is logged of connections and of requests that are none: one line each, and nothing of what was sent. */
@QuarkusTest
@TestProfile(Watched.class)
class ConnectionLogTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /s3cret HTTP/1.1\r\n\r\n",
                "GET /s3cret HTTP/1.1\r\nHost: s3 cret\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001 s3cret",
                "s3cret\r\n\r\n",
                "GET /s3cret HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: s3cret\r\n\r\n",
                "POST /api/v1/customers HTTP/1.1\r\nHost: a\r\nAuthorization: canary-khoros-key\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\ns3cret\r\n"
            })
    void a_request_that_is_none_leaves_one_line_with_its_reference(String request) {
        try (LogCapture log = new LogCapture()) {
            RawHttp.Answer answer = RawHttp.answers(RawHttp.exchange(request)).getFirst();

            List<ExtLogRecord> lines = log.records().stream()
                    .filter(line -> line.getLevel().intValue() >= Level.INFO.intValue())
                    .toList();
            assertThat(lines).extracting(ExtLogRecord::getLevel).containsExactly(org.jboss.logmanager.Level.INFO);
            assertThat(lines.getFirst().getMdc("correlationId")).isEqualTo(answer.header("X-Correlation-Id"));
            assertThat(log.records()).extracting(LogCapture::text).noneMatch(text -> text.contains("s3cret"));
        }
    }

    @Test
    void connections_that_come_to_nothing_leave_no_line() throws IOException {
        try (LogCapture log = new LogCapture()) {
            for (int i = 0; i < 10; i++) {
                Socket socket = RawHttp.open();
                socket.getOutputStream().write(i % 2 == 0 ? new byte[0] : "GET / HT".getBytes());
                socket.close();
            }

            assertThat(log.records())
                    .filteredOn(line -> line.getLevel().intValue() >= Level.INFO.intValue())
                    .isEmpty();
        }
    }

    @Test
    void when_their_number_nears_the_limit_a_warning_says_so_once_a_minute() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try (LogCapture log = new LogCapture()) {
            for (int i = 0; i < Watched.CONNECTIONS + 10; i++) {
                sockets.add(RawHttp.open());
            }
            RawHttp.exchange("GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

            assertThat(log.records())
                    .filteredOn(line -> line.getLevel() == org.jboss.logmanager.Level.WARN)
                    .singleElement()
                    .extracting(ExtLogRecord::getFormattedMessage)
                    .asString()
                    .contains("QUARKUS_HTTP_LIMITS_MAX_CONNECTIONS is " + Watched.CONNECTIONS);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
