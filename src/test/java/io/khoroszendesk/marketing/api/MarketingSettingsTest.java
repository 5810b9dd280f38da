package io.khoroszendesk.marketing.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.ops.OperatorSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketingSettingsTest {

    @Test
    void the_defaults_are_fine() {
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "khoros.api-url, https://api.spredfast.com/v2, KHOROS_API_URL ends with /v2",
        "khoros.login-url, https://login.spredfast.com/v3/, KHOROS_LOGIN_URL ends with /v3",
        "khoros.login-url, ftp://login.spredfast.com, KHOROS_LOGIN_URL is not an address",
        "khoros.api-url, api.spredfast.com, KHOROS_API_URL is not an address"
    })
    void an_address_that_cannot_work_is_told_by_its_name(String setting, String value, String problem) {
        assertThat(problems(setting, value)).singleElement().asString().startsWith(problem);
    }

    @Test
    void an_address_may_have_the_prefix_of_a_proxy() {
        assertThat(problems("khoros.api-url", "https://proxy.example/khoros")).isEmpty();
    }

    private static List<String> problems(String... settings) {
        return new MarketingSettings(OperatorSettings.of(MarketingConfig.class, settings)).problems();
    }
}
