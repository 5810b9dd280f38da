package io.khoroszendesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.restclient.config.RestClientsConfig.RestClientLoggingConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireLogTest {

    private record Scope(Optional<String> scope) implements RestClientLoggingConfig {

        @Override
        public Integer bodyLimit() {
            return 100;
        }

        @Override
        public Optional<Set<String>> maskedHeaders() {
            return Optional.empty();
        }
    }

    @Test
    void logging_every_byte_is_refused_by_the_name_of_the_setting() {
        assertThat(WireLog.problems(Stream.of(new Scope(Optional.of("none")), new Scope(Optional.of("ALL")))))
                .singleElement()
                .asString()
                .contains("QUARKUS_REST_CLIENT_LOGGING_SCOPE", "request-response");
    }

    @Test
    void what_names_calls_alone_is_fine() {
        assertThat(WireLog.problems(Stream.of(new Scope(Optional.empty()), new Scope(Optional.of("request-response")))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 0", ", 0"})
    void an_access_log_is_refused_because_queries_and_headers_stand_in_it(String enabled, int problems) {
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder();
        if (enabled != null) {
            config.withDefaultValue("quarkus.http.access-log.enabled", enabled);
        }

        assertThat(WireLog.accessLog(config.build()).stream())
                .hasSize(problems)
                .allSatisfy(problem -> assertThat(problem).startsWith("QUARKUS_HTTP_ACCESS_LOG_ENABLED is true"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v2/users/search?query=email%3Ajane, /api/v2/users/search",
        "/api/v2/authors/handles/jane/x?y, /api/v2/authors/handles/…",
        "/oauth/tokens, /oauth/tokens",
    })
    void of_an_address_only_the_path_is_logged_and_no_handle(String address, String logged) {
        assertThat(ClientCalls.pathOf(address)).isEqualTo(logged);
    }
}
