package io.khoroszendesk.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.cases.CasesConfig;
import io.khoroszendesk.bridge.fields.FieldsConfig;
import io.khoroszendesk.bridge.identity.SearchConfig;
import io.khoroszendesk.ops.OperatorSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BridgeSettingsTest {

    @Test
    void the_defaults_are_fine_and_so_is_a_country() {
        assertThat(problems()).isEmpty();
        assertThat(problems("adapter.search.default-country", "DE")).isEmpty();
    }

    @Test
    void a_country_is_two_capital_letters() {
        assertThat(problems("adapter.search.default-country", "Germany"))
                .containsExactly("ADAPTER_SEARCH_DEFAULT_COUNTRY is not a country's two capital letters, such as DE");
        assertThat(problems("adapter.search.default-country", "de")).hasSize(1);
    }

    @Test
    void malformed_changes_of_fields_are_named_with_their_setting() {
        assertThat(problems("adapter.fields.customer.alias", "plan"))
                .singleElement()
                .asString()
                .contains("ADAPTER_FIELDS_CUSTOMER_ALIAS");
        assertThat(problems("adapter.fields.case.label", "priority"))
                .singleElement()
                .asString()
                .contains("ADAPTER_FIELDS_CASE_LABEL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "khoros,social media", "khoros;social", "a\tb"})
    void tags_have_no_blanks_because_zendesk_would_make_several_of_one(String tags) {
        assertThat(problems("adapter.cases.tags", tags))
                .singleElement()
                .asString()
                .startsWith("ADAPTER_CASES_TAGS must be tags such as khoros,social_media, separated by commas");
        assertThat(problems("adapter.cases.tags", "khoros,social_media,größe/xl:1"))
                .isEmpty();
    }

    private static List<String> problems(String... settings) {
        return new BridgeSettings(
                        OperatorSettings.of(FieldsConfig.class, settings),
                        OperatorSettings.of(SearchConfig.class, settings),
                        OperatorSettings.of(CasesConfig.class, settings))
                .problems();
    }
}
