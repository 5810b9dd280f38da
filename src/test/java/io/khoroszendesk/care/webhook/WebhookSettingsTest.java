package io.khoroszendesk.care.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.ops.OperatorSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "adapter.care.webhook-queue, 0, ADAPTER_CARE_WEBHOOK_QUEUE",
        "adapter.care.webhook-delay, -1s, ADAPTER_CARE_WEBHOOK_DELAY",
        "adapter.public-url, crm.acme.example, ADAPTER_PUBLIC_URL"
    })
    void what_cannot_work_is_told_by_its_name(String setting, String value, String name) {
        assertThat(problems(setting, value)).singleElement().asString().startsWith(name);
    }
}
