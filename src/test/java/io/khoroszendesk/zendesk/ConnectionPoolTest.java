package io.khoroszendesk.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.zendesk.call.Endpoint.Family;
import io.khoroszendesk.zendesk.config.CallConfig;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {

    /** Else a call that was admitted would wait for a connection, unseen by the bulkhead and at the cost of its deadline. */
    @Test
    void every_call_that_a_bulkhead_admits_finds_a_connection() throws IOException {
        Properties settings = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/application.properties")) {
            settings.load(file);
        }
        int pool = Integer.parseInt(settings.getProperty("quarkus.rest-client.zendesk.connection-pool-size"));
        int admitted =
                Family.values().length * OperatorSettings.of(CallConfig.class).maxConcurrent();

        assertThat(pool).isGreaterThanOrEqualTo(admitted);
    }
}
