package io.khoroszendesk.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {

    @ParameterizedTest
    @CsvSource({
        "example.lithium.com/, example.lithium.com%2F",
        "jane.q, jane.q",
        "50%, 50%25",
        "a b+c, a%20b%2Bc",
        "ü?#;@:, %C3%BC%3F%23%3B%40%3A",
        "../x, ..%2Fx",
        "%2F, %252F"
    })
    void a_text_is_encoded_once(String text, String encoded) {
        assertThat(PercentEncoding.segment(text)).isEqualTo(encoded);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", ".", ".."})
    void what_would_lead_to_another_path_is_refused(String text) {
        assertThatThrownBy(() -> PercentEncoding.segment(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_parameter_may_be_missing() {
        assertThat(PercentEncoding.parameter(null)).isNull();
        assertThat(PercentEncoding.parameter("a b")).isEqualTo("a%20b");
    }
}
