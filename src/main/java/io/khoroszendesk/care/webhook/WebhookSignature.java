package io.khoroszendesk.care.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a call comes from Zendesk and is of this moment: the signature is the HMAC-SHA256, in Base64, of the timestamp's
 * text followed by the raw body (<a href="https://developer.zendesk.com/documentation/webhooks/verifying/">reference</a>).
 */
final class WebhookSignature {

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /** It takes as long for a wrong signature as for a right one. {@code signature} and {@code timestamp} may be null. */
    static boolean isGood(List<String> secrets, String signature, String timestamp, byte[] body, Instant now) {
        byte[] presented = (signature == null ? "" : signature).getBytes(StandardCharsets.UTF_8);
        boolean good = false;
        for (String secret : secrets) {
            good |= MessageDigest.isEqual(
                    of(secret, timestamp == null ? "" : timestamp, body).getBytes(StandardCharsets.UTF_8), presented);
        }
        return good && timestamp != null && isOfThisMoment(timestamp, now);
    }

    static String of(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update(timestamp.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
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
