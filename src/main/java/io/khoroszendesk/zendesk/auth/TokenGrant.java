package io.khoroszendesk.zendesk.auth;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The OAuth request for an access token (RFC 6749, 4.4.2). Its text form omits the secret. */
@RegisterForReflection
public record TokenGrant(String grantType, String clientId, String clientSecret, String scope) {

    /** The grant by which a client acts as itself, without a user who logs in. */
    public static TokenGrant clientCredentials(String clientId, String clientSecret, String scope) {
        return new TokenGrant("client_credentials", clientId, clientSecret, scope);
    }

    @Override
    public String toString() {
        return "TokenGrant[grantType=" + grantType + ", clientId=" + clientId + ", scope=" + scope + "]";
    }
}
