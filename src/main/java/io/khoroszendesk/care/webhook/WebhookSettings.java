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
        adapter.publicUrl()
                .filter(url -> !Urls.isWhole(url))
                .ifPresent(
                        url -> problems.add("ADAPTER_PUBLIC_URL is not an address such as https://crm.acme.example"));
        return problems;
    }
}
