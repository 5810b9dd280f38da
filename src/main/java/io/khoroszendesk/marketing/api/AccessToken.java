package io.khoroszendesk.marketing.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.khoroszendesk.common.security.SecretMask;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * What Khoros is called with. It lasts 24 months and can't be renewed but by logging in again.
 *
 * @param expiry when it ends, in ISO-8601; null where nobody has said so
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessToken(String accessToken, String expiry) {

    public static AccessToken of(String accessToken, Instant expiry) {
        return new AccessToken(accessToken, expiry == null ? null : expiry.toString());
    }

    public Instant end() {
        return expiry == null ? null : Instant.parse(expiry);
    }

    @Override
    public String toString() {
        return "AccessToken[" + SecretMask.MASK + ", expiry=" + expiry + "]";
    }
}
