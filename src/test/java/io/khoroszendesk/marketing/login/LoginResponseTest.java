package io.khoroszendesk.marketing.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.khoroszendesk.marketing.api.AccessToken;
import io.khoroszendesk.marketing.api.MarketingEnvelope;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginResponseTest {

    private static final Instant END = Instant.parse("2018-02-27T22:35:39.876Z");

    @Test
    void the_end_is_milliseconds_or_iso() {
        assertThat(LoginResponse.time(LongNode.valueOf(1519770939876L))).isEqualTo(END);
        assertThat(LoginResponse.time(TextNode.valueOf("1519770939876"))).isEqualTo(END);
        assertThat(LoginResponse.time(TextNode.valueOf("2018-02-27T22:35:39.876Z")))
                .isEqualTo(END);
        assertThat(LoginResponse.time(TextNode.valueOf("2018-02-27T23:35:39.876+0100")))
                .isEqualTo(END);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "12", "2018-02-27"})
    void an_end_that_cannot_be_read_is_unknown(String text) {
        assertThat(LoginResponse.time(TextNode.valueOf(text))).isNull();
        assertThat(LoginResponse.time(MissingNode.getInstance())).isNull();
    }

    @Test
    void the_sample_of_the_guide_is_read() {
        AccessToken token = LoginResponse.read(MarketingEnvelope.of(200, """
                {"data":{"sfEntityType":"Token","accessToken":"XXX","expiryTime":1519770939876},"status":{"succeeded":true}}""", null));

        assertThat(token.accessToken()).isEqualTo("XXX");
        assertThat(token.end()).isEqualTo(END);
        assertThat(token.toString()).doesNotContain("XXX");
    }

    @Test
    void an_answer_without_a_token_is_told() {
        assertThatThrownBy(() -> LoginResponse.read(MarketingEnvelope.of(200, "{\"data\":{}}", null)))
                .hasMessageContaining("without a token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "a.b.c", "a..c", "a.bm90IGpzb24.c", "a.e30.c"})
    void a_token_that_tells_no_end_has_none(String token) {
        assertThat(LoginResponse.endOfJwt(token)).isNull();
    }
}
