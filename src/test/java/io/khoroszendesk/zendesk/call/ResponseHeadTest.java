package io.khoroszendesk.zendesk.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponseHeadTest {

    @Test
    void the_id_of_a_request_is_zendesks_own() {
        Map<String, String> headers = Map.of("X-Zendesk-Request-Id", "a-1", "X-Request-Id", "b-2");

        assertThat(ResponseHead.requestId(headers::get)).isEqualTo("a-1");
    }

    @Test
    void an_older_name_of_the_header_will_do() {
        assertThat(ResponseHead.requestId(Map.of("X-Request-Id", "b-2")::get)).isEqualTo("b-2");
        assertThat(ResponseHead.requestId(Map.<String, String>of()::get)).isEmpty();
    }

    @Test
    void what_is_no_id_is_not_repeated() {
        assertThat(ResponseHead.requestId(Map.of("X-Zendesk-Request-Id", "Jane Quill <jane@quill.example>")::get))
                .isEmpty();
        assertThat(ResponseHead.requestId(Map.of("X-Request-Id", "a".repeat(101))::get))
                .isEmpty();
    }
}
