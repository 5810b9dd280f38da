package io.khoroszendesk.zendesk.auth;

import io.khoroszendesk.common.security.SecretFile;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Provides Zendesk's secrets from settings or files. */
@Singleton
public class ZendeskSecrets implements Secrets {

    private final SecretFile oauthClientSecret;
    private final SecretFile apiToken;

    @Inject
    public ZendeskSecrets(ZendeskConfig config) {
        this.oauthClientSecret = new SecretFile(config.oauthClientSecret(), config.oauthClientSecretFile());
        this.apiToken = new SecretFile(config.apiToken(), config.apiTokenFile());
    }

    @Override
    public Optional<String> oauthClientSecret() {
        return oauthClientSecret.get();
    }

    @Override
    public Optional<String> apiToken() {
        return apiToken.get();
    }
}
