package io.khoroszendesk.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.cases.CasesConfig;
import io.khoroszendesk.crm.access.ApiKeyConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownVariablesTest {

    private static final int ENVIRONMENT = 300;

    @Test
    void a_mistyped_variable_is_told_with_the_nearest_setting() {
        assertThat(sentences("ADAPTER_DRYRUN"))
                .containsExactly("ADAPTER_DRYRUN is no setting of this service and is ignored;"
                        + " the nearest one is ADAPTER_DRY_RUN.");
    }

    @Test
    void a_variable_like_no_setting_is_told_alone() {
        assertThat(sentences("ZENDESK_SOMETHING_ELSE"))
                .containsExactly("ZENDESK_SOMETHING_ELSE is no setting of this service and is ignored.");
    }

    @Test
    void its_value_is_never_told() {
        assertThat(sentences("KHOROS_AUTH_HEADER_VALUE"))
                .singleElement()
                .asString()
                .doesNotContain("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADAPTER_DRY_RUN",
                "KHOROS_AUTH_HEADER_VALUES_FILE",
                "ADAPTER_CASES_TAGS_0_",
                "KHOROS_ADAPTER_SERVICE_HOST",
                "KHOROS_ADAPTER_SERVICE_PORT",
                "KHOROS_ADAPTER_SERVICE_PORT_HTTP",
                "KHOROS_ADAPTER_PORT",
                "KHOROS_ADAPTER_PORT_8080_TCP",
                "KHOROS_ADAPTER_PORT_8080_TCP_ADDR",
                "PATH",
                "ADAPTERS_HOME"
            })
    void settings_and_what_others_give_are_not_told(String variable) {
        assertThat(sentences(variable)).isEmpty();
    }

    private static List<String> sentences(String variable) {
        return new UnknownVariables(new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .addDefaultInterceptors()
                        .withValidateUnknown(false)
                        .withCustomizers(new CheckedSettings.Customizer())
                        .withMapping(AdapterConfig.class)
                        .withMapping(CasesConfig.class)
                        .withMapping(ApiKeyConfig.class)
                        .withSources(new EnvConfigSource(Map.of(variable, "true"), ENVIRONMENT))
                        .build())
                .findings().stream().map(Finding::sentence).toList();
    }
}
