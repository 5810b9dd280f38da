package io.khoroszendesk.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.cases.CasesConfig;
import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.crm.access.ApiKeyConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownSettingsTest {

    private static final int ENVIRONMENT = 300;
    private static final int FILE = 260;

    @ParameterizedTest
    @CsvSource({
        "ADAPTER_DRYRUN, ADAPTER_DRY_RUN",
        "ADAPTER_CASES_TAG, ADAPTER_CASES_TAGS",
        "KHOROS_AUTH_HEADER_VALUE, KHOROS_AUTH_HEADER_VALUES",
        "CARE_PASSWORT, CARE_PASSWORD"
    })
    void a_mistyped_variable_is_told_with_the_nearest_setting(String variable, String meant) {
        assertThat(problems(variable))
                .containsExactly(variable + " is no setting of this service: did you mean " + meant + "?");
    }

    @Test
    void a_mistyped_property_of_a_file_is_told_as_it_stands_there() {
        assertThat(problems(new PropertiesConfigSource(Map.of("adapter.dry-rum", "true"), "file", FILE)))
                .containsExactly("adapter.dry-rum is no setting of this service: did you mean ADAPTER_DRY_RUN?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADAPTER_DRY_RUN", "adapter.dry.run", "adapter.dry_run", "%prod.adapter.dry_run"})
    void a_setting_of_a_file_that_is_spelled_like_none_is_told_with_its_property(String spelled) {
        assertThat(problems(new PropertiesConfigSource(Map.of(spelled, "true"), "file", FILE)))
                .singleElement()
                .asString()
                .endsWith(" is no setting of this service: did you mean adapter.dry-run?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"adapter.dry-run", "%prod.adapter.dry-run", "%{eu,us}.adapter.dry-run", "adapter.cases.tags[0]"})
    void a_setting_of_a_file_that_is_spelled_right_is_not_told(String spelled) {
        assertThat(problems(new PropertiesConfigSource(Map.of(spelled, "true"), "file", FILE)))
                .isEmpty();
    }

    @Test
    void what_stands_before_a_setting_of_a_file_is_told_where_it_keeps_the_setting_from_being_read() {
        assertThat(problems(new PropertiesConfigSource(Map.of("\uFEFFadapter.dry-run", "true"), "file", FILE)))
                .containsExactly(
                        "adapter.dry-run stands after a byte order mark, so it is not read: save the file as UTF-8 without one");
        assertThat(problems(environment("export", "ADAPTER_DRY_RUN=true")))
                .containsExactly("ADAPTER_DRY_RUN stands after the word export, so it is not read: remove the word");
    }

    @Test
    void a_variable_that_is_set_in_small_letters_as_well_is_told() {
        assertThat(problems(new EnvConfigSource(
                        Map.of("ADAPTER_DRY_RUN", "false", "adapter_dry_run", "true"), ENVIRONMENT)))
                .containsExactly("ADAPTER_DRY_RUN is also set as adapter_dry_run: remove one of them");
    }

    @Test
    void a_mistyped_variable_in_small_letters_is_told_as_it_stands_there() {
        assertThat(problems("adapter_dry_rum"))
                .containsExactly("adapter_dry_rum is no setting of this service: did you mean ADAPTER_DRY_RUN?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_PROD_ADAPTER_DRY_RUM", "_prod_adapter_dry_rum"})
    void a_mistyped_variable_of_a_profile_is_told_as_it_stands_there(String variable) {
        assertThat(problems(variable))
                .containsExactly(variable + " is no setting of this service: did you mean ADAPTER_DRY_RUN?");
    }

    @Test
    void a_mistyped_property_of_a_profile_is_told() {
        assertThat(problems(new PropertiesConfigSource(Map.of("%prod.adapter.dry-rum", "true"), "file", FILE)))
                .containsExactly("adapter.dry-rum is no setting of this service: did you mean ADAPTER_DRY_RUN?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZENDESK_SOMETHING_ELSE", "ADAPTER_PORT", "ADAPTER_HTTP_PORT"})
    void a_variable_like_no_setting_is_told_alone(String variable) {
        assertThat(problems(variable))
                .containsExactly(variable + " is no setting of this service: correct its name, or remove it");
    }

    @Test
    void its_value_is_never_told() {
        assertThat(problems("KHOROS_AUTH_HEADER_VALUE"))
                .singleElement()
                .asString()
                .doesNotContain("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADAPTER_DRY_RUN",
                "adapter_dry_run",
                "KHOROS_AUTH_HEADER_VALUES_FILE",
                "ADAPTER_CASES_TAGS_0_",
                "KHOROS_ADAPTER_SERVICE_HOST",
                "KHOROS_ADAPTER_SERVICE_PORT",
                "KHOROS_ADAPTER_SERVICE_PORT_HTTP",
                "KHOROS_ADAPTER_PORT_8080_TCP",
                "KHOROS_ADAPTER_PORT_8080_TCP_ADDR",
                "KHOROS_SERVICE_HOST",
                "ZENDESK_PORT_8080_TCP",
                "PATH",
                "ADAPTERS_HOME"
            })
    void settings_and_what_others_give_are_not_told(String variable) {
        assertThat(problems(variable)).isEmpty();
    }

    @Test
    void the_port_of_a_service_of_kubernetes_is_told_from_a_mistyped_one_by_its_value() {
        assertThat(problems(environment("ZENDESK_PORT", "tcp://10.0.0.7:8080"))).isEmpty();
        assertThat(problems(environment("ZENDESK_PORT", "8080"))).hasSize(1);
    }

    private static List<String> problems(String variable) {
        return problems(environment(variable, "true"));
    }

    private static ConfigSource environment(String variable, String value) {
        return new EnvConfigSource(Map.of(variable, value), ENVIRONMENT);
    }

    private static List<String> problems(ConfigSource source) {
        return new UnknownSettings(new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .addDefaultInterceptors()
                        .withValidateUnknown(false)
                        .withCustomizers(new CheckedSettings.Customizer())
                        .withMapping(AdapterConfig.class)
                        .withMapping(CasesConfig.class)
                        .withMapping(CareConfig.class)
                        .withMapping(ApiKeyConfig.class)
                        .withSources(source)
                        .build())
                .problems();
    }
}
