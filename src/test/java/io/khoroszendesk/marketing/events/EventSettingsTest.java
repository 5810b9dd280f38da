package io.khoroszendesk.marketing.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.http.BodyConfig;
import io.khoroszendesk.crm.CrmApiConfig;
import io.khoroszendesk.ops.OperatorSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventSettingsTest {

    private static List<String> problems(String... settings) {
        return new EventSettings(
                        OperatorSettings.of(EventsConfig.class, settings),
                        OperatorSettings.of(CrmApiConfig.class, settings),
                        new EventTokens(OperatorSettings.of(EventTokenConfig.class, settings)),
                        OperatorSettings.of(BodyConfig.class, settings))
                .problems();
    }

    @Test
    void without_any_setting_all_is_well() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void labels_and_a_token_are_all_that_is_needed() {
        assertThat(problems(
                        "khoros.events.token", "a-long-random-token-1,a-long-random-token-2",
                        "adapter.events.ticket-labels", "Make a ticket,support",
                        "adapter.events.name", "acme-sandbox",
                        "adapter.events.path", "/crm/hooks/khoros-1"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "adapter.events.path,          hooks/khoros,          ADAPTER_EVENTS_PATH",
        "adapter.events.path,          /hooks/*,              ADAPTER_EVENTS_PATH",
        "adapter.events.path,          /hooks/:id,            ADAPTER_EVENTS_PATH",
        "adapter.events.path,          /,                     ADAPTER_EVENTS_PATH",
        "adapter.events.path,          /api/v1/hook,          ADAPTER_EVENTS_PATH",
        "adapter.events.name,          acme.sandbox,          ADAPTER_EVENTS_NAME",
        "adapter.events.ticket-labels, support,               KHOROS_EVENTS_TOKEN",
        "khoros.events.token,          short,                 KHOROS_EVENTS_TOKEN",
        "khoros.events.token,          twenty characters long, KHOROS_EVENTS_TOKEN",
        "khoros.events.token,          äußerst-langes-geheimnis, KHOROS_EVENTS_TOKEN"
    })
    void what_is_wrong_is_named_and_not_repeated(String setting, String value, String key) {
        assertThat(problems(setting, value))
                .singleElement()
                .asString()
                .startsWith(key)
                .doesNotContain("twenty characters long", "geheimnis");
    }
}
