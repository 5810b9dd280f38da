package io.khoroszendesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.restclient.config.RestClientsConfig.RestClientLoggingConfig;
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
    @CsvSource({
        "/api/v2/users/search?query=email%3Ajane, /api/v2/users/search",
        "/api/v2/authors/handles/jane/x?y, /api/v2/authors/handles/…",
        "/oauth/tokens, /oauth/tokens",
    })
    void of_an_address_only_the_path_is_logged_and_no_handle(String address, String logged) {
        assertThat(ClientCalls.pathOf(address)).isEqualTo(logged);
    }
}
