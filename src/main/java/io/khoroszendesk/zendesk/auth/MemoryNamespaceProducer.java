package io.khoroszendesk.zendesk.auth;

import io.khoroszendesk.common.memory.MemoryNamespace;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;

/**
 * Separates the shared memories of accounts by their address, and keys digests with the account's own secret as it is
 * when the memory is first used. Replicas that were started with another secret share nothing with the others until they
 * are restarted.
 */
class MemoryNamespaceProducer {

    @Produces
    @Singleton
    MemoryNamespace namespace(ZendeskConfig config, Secrets secrets) {
        return new MemoryNamespace(
                config.url().map(URI::toString).or(config::subdomain).orElse(""),
                secrets.oauthClientSecret().or(secrets::apiToken).orElse(""));
    }
}
