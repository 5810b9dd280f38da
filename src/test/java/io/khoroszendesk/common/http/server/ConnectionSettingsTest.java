package io.khoroszendesk.common.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.http.BodyConfig;
import io.khoroszendesk.ops.OperatorSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionSettingsTest {

    private static List<String> problems(String... settings) {
        return new ConnectionSettings(
                        OperatorSettings.of(ConnectionConfig.class, settings),
                        OperatorSettings.of(BodyConfig.class, settings))
                .problems();
    }

    @Test
    void the_defaults_are_fine() {
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "adapter.bodies.hook-timeout, 0s, ADAPTER_BODIES_HOOK_TIMEOUT must be longer than 0",
        "adapter.http.header-timeout, 0s, ADAPTER_HTTP_HEADER_TIMEOUT must be longer than 0",
        "adapter.http.answer-timeout, -1s, ADAPTER_HTTP_ANSWER_TIMEOUT must be longer than 0",
    })
    void a_time_that_is_none_is_told_by_its_key(String name, String value, String problem) {
        assertThat(problems(name, value)).containsExactly(problem);
    }
}
