package io.khoroszendesk.care.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    private static final String SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";
    private static final String TIME = "2026-11-21T10:00:00Z";
    private static final Instant NOW = Instant.parse(TIME);
    private static final byte[] BODY = "{\"type\":\"zen:event-type:user.created\"}".getBytes(StandardCharsets.UTF_8);

    private static WebhookSignature with(String secrets) {
        return new WebhookSignature(OperatorSettings.of(ZendeskConfig.class, "zendesk.webhook-secret", secrets));
    }

    private static boolean isGood(String signature, String timestamp, byte[] body) {
        return with(SECRET).isGood(signature, timestamp, body, NOW);
    }

    @Test
    void the_signature_is_the_hmac_of_the_timestamp_and_the_raw_body() {
        // openssl dgst -sha256 -hmac "$SECRET" -binary | base64, of the timestamp and the body.
        String signature = "W3rPIXzV9njHTC4GcnU/J7d+C3rsZ60jTQRYBKut/dQ=";

        assertThat(isGood(signature, TIME, BODY)).isTrue();
    }

    @Test
    void an_empty_body_is_signed_as_well() {
        assertThat(isGood(WebhookSignature.of(SECRET, TIME, new byte[0]), TIME, new byte[0]))
                .isTrue();
    }

    @Test
    void one_changed_byte_is_refused() {
        String signature = WebhookSignature.of(SECRET, TIME, BODY);
        byte[] changed = BODY.clone();
        changed[5] ^= 1;

        assertThat(isGood(signature, TIME, changed)).isFalse();
    }

    @Test
    void another_timestamp_than_the_signed_one_is_refused() {
        assertThat(isGood(WebhookSignature.of(SECRET, TIME, BODY), "2026-11-21T10:00:01Z", BODY))
                .isFalse();
    }

    @Test
    void another_key_is_refused() {
        assertThat(isGood(WebhookSignature.of("another", TIME, BODY), TIME, BODY))
                .isFalse();
    }

    @Test
    void both_keys_are_good_while_the_key_is_changed() {
        String signature = WebhookSignature.of("new-key", TIME, BODY);

        assertThat(with(SECRET + ",new-key").isGood(signature, TIME, BODY, NOW)).isTrue();
    }

    @Test
    void without_a_key_nothing_is_good() {
        assertThat(with("").isGood(WebhookSignature.of(SECRET, TIME, BODY), TIME, BODY, NOW))
                .isFalse();
    }

    @Test
    void a_call_without_signature_or_timestamp_is_refused() {
        assertThat(isGood(null, TIME, BODY)).isFalse();
        assertThat(isGood("", TIME, BODY)).isFalse();
        assertThat(isGood(WebhookSignature.of(SECRET, "", BODY), null, BODY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21T09:55:00Z", "2026-11-21T10:05:00Z", "2026-11-21T11:00:00+01:00"})
    void five_minutes_to_either_side_are_this_moment(String time) {
        assertThat(isGood(WebhookSignature.of(SECRET, time, BODY), time, BODY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21T09:54:59Z", "2026-11-21T10:05:01Z", "yesterday", "1763719200"})
    void what_is_older_newer_or_no_time_is_refused_even_if_it_is_signed(String time) {
        assertThat(isGood(WebhookSignature.of(SECRET, time, BODY), time, BODY)).isFalse();
    }
}
