package io.khoroszendesk.care.webhook;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.config.SettingsValidator;
import io.khoroszendesk.common.http.Urls;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Finds what is wrong in the settings of Zendesk's webhook, in words that name the key. */
@Singleton
class WebhookSettings implements SettingsValidator {

    private final WebhookConfig config;
    private final AdapterConfig adapter;

    @Inject
    WebhookSettings(WebhookConfig config, AdapterConfig adapter) {
        this.config = config;
        this.adapter = adapter;
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (config.webhookQueue() < 1) {
            problems.add("ADAPTER_CARE_WEBHOOK_QUEUE must be at least 1");
        }
        if (config.webhookDelay().isNegative()) {
            problems.add("ADAPTER_CARE_WEBHOOK_DELAY must not be less than 0");
        }
        adapter.publicUrl()
                .filter(url -> !Urls.isWhole(url))
                .ifPresent(
                        url -> problems.add("ADAPTER_PUBLIC_URL is not an address such as https://crm.acme.example"));
        return problems;
    }
}
