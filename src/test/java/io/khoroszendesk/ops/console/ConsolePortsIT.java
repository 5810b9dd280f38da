package io.khoroszendesk.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.ops.Acme;
import io.khoroszendesk.ops.Program;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console of what is packaged, with a management port that operations have set, as they do; other tests leave it to the server. */
class ConsolePortsIT {

    @RegisterExtension
    private static final Acme ACME = new Acme();

    @Test
    void the_page_may_call_the_management_port_that_is_set() throws IOException {
        int port = freePort();
        try (Program adapter = Program.serving(
                ACME.environment("ADAPTER_CONSOLE", "true", "QUARKUS_MANAGEMENT_PORT", String.valueOf(port)))) {
            String console = adapter.api() + "/console/";

            assertThat(new JsonObject(adapter.get(console + "settings.json").body()).getInteger("managementPort"))
                    .isEqualTo(port);
            assertThat(adapter.get(console).headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy ->
                            assertThat(policy).contains("http://localhost:" + port, "http://127.0.0.1:" + port + ";"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
