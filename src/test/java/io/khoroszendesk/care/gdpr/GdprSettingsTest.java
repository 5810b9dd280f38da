package io.khoroszendesk.care.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.ops.OperatorSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class GdprSettingsTest {

    private static final String[] CARE = {"care.url", "https://acme.response.lithium.com"};

    private static List<String> problems(String... settings) {
        GdprConfig config = OperatorSettings.of(GdprConfig.class, settings);
        CareConfig care = OperatorSettings.of(CareConfig.class, CARE);
        return new GdprSettings(config, care, new GdprCredentials(config)).problems();
    }

    @Test
    void nothing_set_is_no_problem() {
        assertThat(problems()).isEmpty();
        assertThat(OperatorSettings.of(GdprConfig.class).isConfigured()).isFalse();
    }

    @Test
    void a_name_and_a_password_are_enough() {
        assertThat(problems("care.gdpr.username", "eraser", "care.gdpr.password", "x"))
                .isEmpty();
    }

    @Test
    void what_is_missing_is_named() {
        assertThat(problems("care.gdpr.username", "eraser")).containsExactly("CARE_GDPR_PASSWORD is missing");
        assertThat(problems("care.gdpr.password", "x"))
                .containsExactly("CARE_GDPR_USERNAME is missing, although CARE_GDPR_PASSWORD is set");
        assertThat(problems("care.gdpr.username", "eraser", "care.gdpr.password-file", "/tmp/nowhere/password"))
                .containsExactly("CARE_GDPR_PASSWORD_FILE names /tmp/nowhere/password, which doesn't exist");
    }

    @Test
    void a_name_with_a_colon_is_refused() {
        assertThat(problems("care.gdpr.username", "a:b", "care.gdpr.password", "x"))
                .singleElement()
                .asString()
                .startsWith("CARE_GDPR_USERNAME must not contain a colon");
    }

    @Test
    void without_care_the_account_does_nothing_and_that_is_told() {
        GdprConfig config =
                OperatorSettings.of(GdprConfig.class, "care.gdpr.username", "eraser", "care.gdpr.password", "x");

        assertThat(new GdprSettings(config, OperatorSettings.of(CareConfig.class), new GdprCredentials(config))
                        .problems())
                .singleElement()
                .asString()
                .contains("do nothing without CARE_URL");
    }
}
