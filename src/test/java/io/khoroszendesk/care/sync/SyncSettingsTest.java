package io.khoroszendesk.care.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.zendesk.background.BackgroundConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncSettingsTest {

    private static List<String> problems(String... settings) {
        return new SyncSettings(
                        OperatorSettings.of(SyncConfig.class, settings),
                        OperatorSettings.of(BackgroundConfig.class, settings))
                .problems();
    }

    @Test
    void the_defaults_are_fine() {
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "adapter.care.head-room, 40, ADAPTER_CARE_HEAD_ROOM",
        "adapter.care.page-size, 1001, ADAPTER_CARE_PAGE_SIZE",
        "adapter.care.exports-per-minute, 0, ADAPTER_CARE_EXPORTS_PER_MINUTE",
        "adapter.care.poll, -1s, ADAPTER_CARE_POLL"
    })
    void what_cannot_work_is_told_by_its_name(String setting, String value, String name) {
        assertThat(problems(setting, value)).singleElement().asString().startsWith(name);
    }
}
