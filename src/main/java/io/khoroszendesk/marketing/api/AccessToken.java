package io.khoroszendesk.marketing.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.khoroszendesk.common.security.SecretMask;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * The token for calls to Khoros. It lasts 24 months and can't be renewed; a new log-in is needed.
 *
 * @param expiry when it expires, in ISO-8601; null if unknown
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
