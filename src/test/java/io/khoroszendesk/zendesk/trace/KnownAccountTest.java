package io.khoroszendesk.zendesk.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class KnownAccountTest {

    static KnownAccount account(Map<String, String> settings) {
        Config config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
        return KnownAccount.of("canaryco", config);
    }

    @Test
    void keys_that_settings_name_are_known() {
        assertThat(account(Map.of(
                                "adapter.handles.field", "handles",
                                "adapter.bestmatch.order-fields", "order_no,old_order_no",
                                "adapter.bestmatch.account-fields", "account_no",
                                "adapter.fields.customer.hide", "secret_plan",
                                "adapter.fields.customer.alias", "club_number=clubNo",
                                "adapter.fields.customer.label", "tier=Canary tier",
                                "adapter.care.fields", "care_plan=plan",
                                "adapter.care.ticket-fields", "care_region=organization.region"))
                        .keys())
                .containsExactlyInAnyOrder(
                        "handles",
                        "order_no",
                        "old_order_no",
                        "account_no",
                        "secret_plan",
                        "club_number",
                        "tier",
                        "plan",
                        "region");
    }

    @Test
    void settings_are_read_from_the_environment() {
        Config environment = new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(Map.of("ADAPTER_BESTMATCH_ORDER_FIELDS", "order_no"), 300))
                .build();

        assertThat(KnownAccount.of("canaryco", environment).keys()).containsExactly("order_no");
    }

    @Test
    void the_country_of_phone_numbers_is_known_if_it_is_set() {
        assertThat(account(Map.of("adapter.search.default-country", "DE")).country())
                .isEqualTo("DE");
        assertThat(account(Map.of()).country()).isNull();
    }
}
