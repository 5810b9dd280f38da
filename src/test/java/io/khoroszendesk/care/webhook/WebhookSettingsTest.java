package io.khoroszendesk.care.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.ops.OperatorSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSettingsTest {

    private static List<String> problems(String... settings) {
        return new WebhookSettings(
                        OperatorSettings.of(WebhookConfig.class, settings),
                        OperatorSettings.of(AdapterConfig.class, settings))
                .problems();
    }

    @Test
    void the_defaults_are_fine() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void an_address_is_whole() {
        assertThat(problems("adapter.public-url", "crm.acme.example"))
                .singleElement()
                .asString()
                .startsWith("ADAPTER_PUBLIC_URL is not an address");
    }
}
