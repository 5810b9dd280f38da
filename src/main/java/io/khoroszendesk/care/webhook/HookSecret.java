package io.khoroszendesk.care.webhook;

import io.khoroszendesk.common.security.SecretFile;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/** The keys by which Zendesk signs what its webhook sends: one, or two while it is changed. */
@Singleton
class HookSecret {

    private final ZendeskConfig config;
    private final SecretFile secret;

    @Inject
    HookSecret(ZendeskConfig config) {
        this.config = config;
        this.secret = new SecretFile(config.webhookSecret(), config.webhookSecretFile());
    }

    List<String> values() {
        return secret.get().stream()
                .flatMap(keys -> Arrays.stream(keys.split("[,\\r\\n]")))
                .map(String::trim)
                .filter(key -> !key.isEmpty())
                .toList();
    }

    /** Whether there is a key, or a file in which one will be: it may be put there while the service runs. */
    boolean isConfigured() {
        return !values().isEmpty()
                || config.webhookSecretFile().filter(file -> !file.isBlank()).isPresent();
    }
}
