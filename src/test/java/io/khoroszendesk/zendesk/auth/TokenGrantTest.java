package io.khoroszendesk.zendesk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenGrantTest {

    @Test
    void the_text_of_a_grant_leaves_its_secret_out() {
        assertThat(TokenGrant.clientCredentials("adapter", "s3cret", "read write"))
                .hasToString("TokenGrant[grantType=client_credentials, clientId=adapter, scope=read write]");
    }
}
