package io.khoroszendesk.common.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigestsTest {

    @Test
    void a_text_is_hashed_by_sha_256_of_its_utf_8() {
        // printf 'Käse' | sha256sum
        assertThat(Digests.of("Käse")).isEqualTo("f9eeb52c9bc41ee560ba93468b92317220be4939954e8b50591b8b71accc53ae");
    }

    @Test
    void the_borders_between_texts_count() {
        assertThat(Digests.of(List.of("ab", "c"))).isNotEqualTo(Digests.of(List.of("a", "bc")));
    }

    @Test
    void a_keyed_digest_is_the_hmac_of_all_parts() {
        // printf 'The quick brown fox jumps over the lazy dog' | openssl dgst -sha256 -hmac key
        byte[] digest = Digests.keyed(
                "key".getBytes(UTF_8),
                "The quick brown fox ".getBytes(UTF_8),
                "jumps over the lazy dog".getBytes(UTF_8));

        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
    }

    @Test
    void secrets_are_equal_when_all_of_them_is() {
        assertThat(Digests.areEqual("s3cret", "s3cret")).isTrue();
        assertThat(Digests.areEqual("s3cret", "s3cre")).isFalse();
        assertThat(Digests.areEqual("s3cret", "")).isFalse();
    }
}
