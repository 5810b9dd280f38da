package io.khoroszendesk.care.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.ops.OperatorSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncSettingsTest {

    private static List<String> problems(String... settings) {
        return new SyncSettings(
                        OperatorSettings.of(SyncConfig.class, settings),
                        OperatorSettings.of(AdapterConfig.class, settings))
                .problems();
    }

    @Test
    void the_defaults_are_fine() {
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "adapter.care.webhook-path, hooks, ADAPTER_CARE_WEBHOOK_PATH",
        "adapter.care.webhook-path, /hooks/*, ADAPTER_CARE_WEBHOOK_PATH",
        "adapter.care.webhook-queue, 0, ADAPTER_CARE_WEBHOOK_QUEUE",
        "adapter.care.head-room, 40, ADAPTER_CARE_HEAD_ROOM",
        "adapter.care.page-size, 1001, ADAPTER_CARE_PAGE_SIZE",
        "adapter.care.exports-per-minute, 0, ADAPTER_CARE_EXPORTS_PER_MINUTE",
        "adapter.care.poll, -1s, ADAPTER_CARE_POLL",
        "adapter.public-url, crm.acme.example, ADAPTER_PUBLIC_URL"
    })
    void what_cannot_work_is_told_by_its_name(String setting, String value, String name) {
        assertThat(problems(setting, value)).singleElement().asString().startsWith(name);
    }
}
