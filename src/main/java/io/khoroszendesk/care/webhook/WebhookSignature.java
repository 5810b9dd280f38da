package io.khoroszendesk.care.webhook;

import io.khoroszendesk.common.security.Digests;
import io.khoroszendesk.common.security.SecretFile;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;

/**
 * Verifies that a call comes from Zendesk and is recent: the signature is the HMAC-SHA256, in Base64, of the
 * timestamp's text followed by the raw body (<a
 * href="https://developer.zendesk.com/documentation/webhooks/verifying/">reference</a>).
 */
@Singleton
class WebhookSignature {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final SecretFile secret;

    @Inject
    WebhookSignature(ZendeskConfig config) {
        this.secret = new SecretFile(config.webhookSecret(), config.webhookSecretFile());
    }

    /** The keys by which Zendesk signs: one, or two while it is changed. */
    List<String> secrets() {
        return secret.list().keys();
    }

    /** Whether there is a key, or a file in which one will be: it may be put there while the service runs. */
    boolean isConfigured() {
        return secret.isConfigured();
    }

    /** Compares in constant time. {@code signature} and {@code timestamp} may be null. */
    boolean isGood(String signature, String timestamp, byte[] body, Instant now) {
        String presented = signature == null ? "" : signature;
        boolean good = false;
        for (String key : secrets()) {
            good |= Digests.areEqual(of(key, timestamp == null ? "" : timestamp, body), presented);
        }
        return good && timestamp != null && isOfThisMoment(timestamp, now);
    }

    static String of(String secret, String timestamp, byte[] body) {
        byte[] signature = Digests.keyed(
                secret.getBytes(StandardCharsets.UTF_8), timestamp.getBytes(StandardCharsets.UTF_8), body);
        return Base64.getEncoder().encodeToString(signature);
    }

    private static boolean isOfThisMoment(String timestamp, Instant now) {
        try {
            Instant signed = OffsetDateTime.parse(timestamp).toInstant();
            return Duration.between(signed, now).abs().compareTo(WINDOW) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
