package io.khoroszendesk.ops.check;

import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.config.Inspection;
import io.khoroszendesk.common.security.SecretFile;
import io.khoroszendesk.marketing.events.EventTokenConfig;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Names the files of secrets that the server starts without, but whose callers it then refuses. */
@Singleton
class OptionalSecretsCheck implements Inspection {

    private final Map<String, SecretFile> secrets;

    @Inject
    OptionalSecretsCheck(ZendeskConfig zendesk, EventTokenConfig events) {
        this(Map.of(
                "ZENDESK_WEBHOOK_SECRET",
                new SecretFile(zendesk.webhookSecret(), zendesk.webhookSecretFile()),
                "KHOROS_EVENTS_TOKEN",
                new SecretFile(events.token(), events.tokenFile())));
    }

    OptionalSecretsCheck(Map<String, SecretFile> secrets) {
        this.secrets = secrets;
    }

    @Override
    public List<Finding> inspect(boolean fix) {
        return secrets.entrySet().stream()
                .filter(secret -> secret.getValue().isConfigured()
                        && secret.getValue().get().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(secret -> Finding.fail(
                        "secrets",
                        secret.getValue().absence(secret.getKey()) + ".",
                        "Make the file readable for the user that the container runs as, or leave the setting out."))
                .toList();
    }
}
