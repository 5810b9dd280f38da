package io.khoroszendesk.care.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.khoroszendesk.care.tickets.TicketEvent;
import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The script {@code send-hook}, and the samples that it sends. */
class SendHookTest {

    private static final Path SAMPLES = Path.of("wiremock/hooks");
    /** Published by Zendesk as the key of test calls. */
    private static final String SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";

    private record Received(String signature, String timestamp, byte[] body) {}

    static Stream<Path> samples() throws IOException {
        return Files.list(SAMPLES).sorted();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_is_an_event_that_the_adapter_understands(Path sample) throws IOException {
        byte[] body = Files.readAllBytes(sample);

        assertThat(UserEvent.users(body).isEmpty() && TicketEvent.of(body).isEmpty())
                .isFalse();
    }

    @Test
    void what_is_sent_is_signed_as_zendesk_signs_it_now() throws Exception {
        assumeTrue(isThere("curl") && isThere("openssl"), "curl and openssl are not installed");
        Path sample = SAMPLES.resolve("user-created.json");
        BlockingQueue<Received> received = new LinkedBlockingQueue<>();
        HttpServer hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/", exchange -> answer(exchange, received));
        hook.start();
        try {
            Process script = new ProcessBuilder(
                            "src/test/sh/send-hook",
                            sample.toString(),
                            "http://127.0.0.1:" + hook.getAddress().getPort() + "/hooks/zendesk")
                    .redirectErrorStream(true)
                    .start();

            assertThat(new String(script.getInputStream().readAllBytes())).isEqualTo("202\n");
        } finally {
            hook.stop(0);
        }
        Received call = received.poll(30, TimeUnit.SECONDS);
        assertThat(call.body()).isEqualTo(Files.readAllBytes(sample));
        assertThat(new WebhookSignature(OperatorSettings.of(ZendeskConfig.class, "zendesk.webhook-secret", SECRET))
                        .isGood(call.signature(), call.timestamp(), call.body(), Instant.parse(call.timestamp())))
                .isTrue();
    }

    private static void answer(HttpExchange exchange, BlockingQueue<Received> received) throws IOException {
        received.add(new Received(
                exchange.getRequestHeaders().getFirst(UserWebhookRoute.SIGNATURE),
                exchange.getRequestHeaders().getFirst(UserWebhookRoute.TIMESTAMP),
                exchange.getRequestBody().readAllBytes()));
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
