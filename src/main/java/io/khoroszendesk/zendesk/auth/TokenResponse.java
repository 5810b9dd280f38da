package io.khoroszendesk.zendesk.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The answer to a request for a token.
 *
 * @param expiresIn the token's life in seconds; null where Zendesk doesn't say
 */
@RegisterForReflection
public record TokenResponse(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("expires_in") Long expiresIn) {}
