package io.khoroszendesk.zendesk.auth;

import io.khoroszendesk.common.memory.MemoryNamespace;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;

/**
 * Separates the shared memories of accounts by their address, and keys digests with the account's own secret as it is at
 * the start. Replicas that were started with another secret share nothing with the others until they are restarted.
 */
@Singleton
class ZendeskMemoryNamespace implements MemoryNamespace {

    private final ZendeskConfig config;
    private final Secrets secrets;

    @Inject
    ZendeskMemoryNamespace(ZendeskConfig config, Secrets secrets) {
        this.config = config;
        this.secrets = secrets;
    }

    @Override
    public String account() {
        return config.url().map(URI::toString).or(config::subdomain).orElse("");
    }

    @Override
    public String secret() {
        return secrets.oauthClientSecret().or(secrets::apiToken).orElse("");
    }
}
