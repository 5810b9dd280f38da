package io.khoroszendesk.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.cases.CasesConfig;
import io.khoroszendesk.bridge.fields.FieldsConfig;
import io.khoroszendesk.care.webhook.WebhookConfig;
import io.khoroszendesk.common.resilience.DeadlineConfig;
import io.khoroszendesk.crm.CrmApiConfig;
import io.khoroszendesk.crm.access.ApiKeyConfig;
import io.khoroszendesk.zendesk.config.CallConfig;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckedSettingsTest {

    private static final int ENVIRONMENT = 300;

    @Test
    void an_empty_value_counts_as_not_set() {
        SmallRyeConfig config = environment(Map.of(
                "ADAPTER_DRY_RUN", "",
                "ADAPTER_DEADLINE", " ",
                "ADAPTER_CASES_TAGS", "",
                "ADAPTER_CASES_CLOSED", "",
                "ZENDESK_SUBDOMAIN", ""));

        assertThat(config.getConfigMapping(AdapterConfig.class).dryRun()).isFalse();
        assertThat(config.getConfigMapping(DeadlineConfig.class).deadline()).isEqualTo(Duration.ofMillis(7_500));
        assertThat(config.getConfigMapping(CasesConfig.class).tags()).containsExactly("khoros");
        assertThat(config.getConfigMapping(CasesConfig.class).closed()).isEqualTo(CasesConfig.Closed.REFUSE);
        assertThat(config.getConfigMapping(ZendeskConfig.class).subdomain()).isEmpty();
        assertThat(new WrongValues(config).problems()).isEmpty();
    }

    @Test
    void blanks_and_line_ends_around_a_value_do_not_count() {
        SmallRyeConfig config = environment(Map.of(
                "ADAPTER_DRY_RUN", " true\n",
                "ADAPTER_DEADLINE", "5s\r",
                "ADAPTER_CASES_CLOSED", "\tfollow-up ",
                "ADAPTER_KHOROS_BASE_PATH", " /crm ",
                "ZENDESK_SUBDOMAIN", "acme\r\n"));

        assertThat(config.getConfigMapping(AdapterConfig.class).dryRun()).isTrue();
        assertThat(config.getConfigMapping(DeadlineConfig.class).deadline()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.getConfigMapping(CasesConfig.class).closed()).isEqualTo(CasesConfig.Closed.FOLLOW_UP);
        assertThat(config.getConfigMapping(CrmApiConfig.class).basePath()).isEqualTo("/crm");
        assertThat(config.getConfigMapping(ZendeskConfig.class).subdomain()).contains("acme");
        assertThat(config.getRawValue("client.url")).isEqualTo("https://acme.zendesk.com");
        assertThat(new WrongValues(config).problems()).isEmpty();
    }

    @Test
    void blanks_around_the_items_of_a_list_do_not_count() {
        SmallRyeConfig config = environment(Map.of(
                "ADAPTER_KHOROS_COMPANY_IDS", "7, 8 ,9",
                "ADAPTER_FIELDS_CUSTOMER_HIDE", "plan,\n notes, a\\, b",
                "ADAPTER_CASES_TAGS", "khoros, ,social,"));

        assertThat(config.getConfigMapping(CrmApiConfig.class).companyIds()).contains(List.of("7", "8", "9"));
        assertThat(config.getConfigMapping(FieldsConfig.class).customer().hide())
                .contains(List.of("plan", "notes", "a, b"));
        assertThat(config.getConfigMapping(CasesConfig.class).tags()).containsExactly("khoros", "social");
    }

    @ParameterizedTest
    @CsvSource({"follow-up", "FOLLOW_UP", "Follow-Up", "followUp", "FOLLOWUP", "fOLLOW-uP"})
    void letters_of_a_word_may_be_capitals(String written) {
        SmallRyeConfig config = environment(Map.of("ADAPTER_CASES_CLOSED", written));

        assertThat(config.getConfigMapping(CasesConfig.class).closed()).isEqualTo(CasesConfig.Closed.FOLLOW_UP);
        assertThat(new WrongValues(config).problems()).isEmpty();
    }

    @Test
    void an_empty_value_leaves_what_is_derived_from_it_at_its_default() {
        assertThat(environment(Map.of("ZENDESK_URL", "", "ZENDESK_SUBDOMAIN", "acme"))
                        .getRawValue("client.url"))
                .isEqualTo("https://acme.zendesk.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ADAPTER_DRY_RUN | maybe | ADAPTER_DRY_RUN is maybe, but must be true or false",
                "ADAPTER_DRY_RUN | enabled | ADAPTER_DRY_RUN is enabled, but must be true or false",
                "ADAPTER_DRY_RUN | t | ADAPTER_DRY_RUN is t, but must be true or false",
                "ADAPTER_DRY_RUN | yes | ADAPTER_DRY_RUN is yes, but must be true or false",
                "ADAPTER_DRY_RUN | 1 | ADAPTER_DRY_RUN is 1, but must be true or false",
                "ADAPTER_DRY_RUN | \"true\" | ADAPTER_DRY_RUN stands in quotation marks, which count as a part of it: write it without them",
                "ZENDESK_SUBDOMAIN | '''acme''' | ZENDESK_SUBDOMAIN stands in quotation marks, which count as a part of it: write it without them",
                "ADAPTER_FIELDS_CASE_HIDE | , | ADAPTER_FIELDS_CASE_HIDE must be one value or several, separated by commas",
                "ADAPTER_DEADLINE | soon | ADAPTER_DEADLINE is soon, but must be a time such as 500ms, 7.5s or 5m, from 100ms to 7.9s",
                "ADAPTER_DEADLINE | 8s | ADAPTER_DEADLINE is 8s, but must be a time such as 500ms, 7.5s or 5m, from 100ms to 7.9s",
                "ADAPTER_DEADLINE | 7500 | ADAPTER_DEADLINE is 7500, which are seconds, but must be a time such as 500ms, 7.5s or 5m, from 100ms to 7.9s",
                "ADAPTER_META_DEADLINE | 20s | ADAPTER_META_DEADLINE is 20s, but must be a time such as 500ms, 7.5s or 5m, from 100ms to 19.9s",
                "QUARKUS_HTTP_PORT | 70000 | QUARKUS_HTTP_PORT is 70000, but must be a whole number from 0 to 65535",
                "QUARKUS_HTTP_PORT | http | QUARKUS_HTTP_PORT is http, but must be a whole number from 0 to 65535",
                "QUARKUS_REST_CLIENT_ZENDESK_PROXY_ADDRESS | http://proxy:3128 | QUARKUS_REST_CLIENT_ZENDESK_PROXY_ADDRESS must be host:port without http://, such as proxy.acme.example:3128",
                "QUARKUS_REST_CLIENT_ZENDESK_PROXY_ADDRESS | proxy:99999 | QUARKUS_REST_CLIENT_ZENDESK_PROXY_ADDRESS must be host:port without http://, such as proxy.acme.example:3128",
                "QUARKUS_TLS_ZENDESK_TRUST_STORE_PEM_CERTS | , | QUARKUS_TLS_ZENDESK_TRUST_STORE_PEM_CERTS names no file",
                "QUARKUS_TLS_ZENDESK_TRUST_STORE_PEM_CERTS | /nowhere/ca.pem | QUARKUS_TLS_ZENDESK_TRUST_STORE_PEM_CERTS names /nowhere/ca.pem, which doesn't exist",
                "ADAPTER_CASES_CLOSED | reopen | ADAPTER_CASES_CLOSED is reopen, but must be one of follow-up, refuse",
                "ADAPTER_CASES_BRAND | acme | ADAPTER_CASES_BRAND is acme, but must be a whole number, at least 1",
                "ADAPTER_CASES_BRAND | -1 | ADAPTER_CASES_BRAND is -1, but must be a whole number, at least 1",
                "ADAPTER_KHOROS_MAX_BODY_SIZE | 4MB! | ADAPTER_KHOROS_MAX_BODY_SIZE is 4MB!, but must be a size such as 256K or 4M, from 1K to 256M",
                "ADAPTER_ZENDESK_BREAKER_RATIO | 2 | ADAPTER_ZENDESK_BREAKER_RATIO is 2, but must be a number from 0 to 1",
                "ADAPTER_ZENDESK_BREAKER_DELAY | 11s | ADAPTER_ZENDESK_BREAKER_DELAY is 11s, but must be a time such as 500ms, 7.5s or 5m, from 0s to 10s",
                "ADAPTER_ZENDESK_MAX_CONCURRENT | 0 | ADAPTER_ZENDESK_MAX_CONCURRENT is 0, but must be a whole number from 1 to 1000",
                "ADAPTER_KHOROS_BASE_PATH | api | ADAPTER_KHOROS_BASE_PATH must be a path such as /api/v1",
                "ADAPTER_CARE_WEBHOOK_PATH | hooks | ADAPTER_CARE_WEBHOOK_PATH must be a path such as /hooks/zendesk",
                "ADAPTER_CARE_WEBHOOK_PATH | /hooks/* | ADAPTER_CARE_WEBHOOK_PATH must be a path such as /hooks/zendesk",
                "KHOROS_AUTH_HEADER_NAME | X Bad: | KHOROS_AUTH_HEADER_NAME must be the name of a header, such as Authorization",
                "ADAPTER_KHOROS_COMPANY_IDS | , | ADAPTER_KHOROS_COMPANY_IDS must be one value or several, separated by commas",
                "ADAPTER_CASES_TAGS | ' , ,' | ADAPTER_CASES_TAGS must be one value or several, separated by commas",
                "ZENDESK_URL | https://bot:s3cret@[ | ZENDESK_URL must be an address such as https://acme.example",
            })
    void a_wrong_value_is_told_in_words_that_name_its_variable(String variable, String value, String problem) {
        assertThat(new WrongValues(environment(Map.of(variable, value))).problems())
                .containsExactly(problem);
    }

    @Test
    void all_wrong_values_are_told_at_once_and_defaults_stand_in_for_them() {
        SmallRyeConfig config = environment(Map.of("ADAPTER_DEADLINE", "soon", "ADAPTER_ZENDESK_BREAKER_RATIO", "2"));

        assertThat(new WrongValues(config).problems()).hasSize(2);
        assertThat(config.getConfigMapping(DeadlineConfig.class).deadline()).isEqualTo(Duration.ofMillis(7_500));
        assertThat(config.getConfigMapping(CallConfig.class).breakerRatio()).isEqualTo(0.75);
    }

    @ParameterizedTest
    @CsvSource({
        "ADAPTER_DRY_RUN, TRUE",
        "ADAPTER_DEADLINE, PT2S",
        "ADAPTER_DEADLINE, 5",
        "QUARKUS_HTTP_PORT, 0",
        "QUARKUS_REST_CLIENT_ZENDESK_PROXY_ADDRESS, proxy.acme.example:3128",
        "QUARKUS_REST_CLIENT_CARE_PROXY_ADDRESS, [2001:db8::1]:3128",
        "ADAPTER_CASES_CLOSED, FOLLOW_UP",
        "ADAPTER_CASES_CLOSED, follow-up",
        "ADAPTER_KHOROS_MAX_BODY_SIZE, 256k",
        "ADAPTER_KHOROS_BASE_PATH, /crm/api/",
        "ADAPTER_ZENDESK_BREAKER_RATIO, 1"
    })
    void every_way_to_write_a_value_is_right(String variable, String value) {
        assertThat(new WrongValues(environment(Map.of(variable, value))).problems())
                .isEmpty();
    }

    private static SmallRyeConfig environment(Map<String, String> variables) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withValidateUnknown(false)
                .withCustomizers(new CheckedSettings.Customizer())
                .withMapping(AdapterConfig.class)
                .withMapping(DeadlineConfig.class)
                .withMapping(CasesConfig.class)
                .withMapping(ZendeskConfig.class)
                .withMapping(CallConfig.class)
                .withMapping(CrmApiConfig.class)
                .withMapping(ApiKeyConfig.class)
                .withMapping(WebhookConfig.class)
                .withMapping(FieldsConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of("client.url", "${zendesk.url:https://${zendesk.subdomain:none}.zendesk.com}"),
                        "test",
                        100))
                .withSources(new EnvConfigSource(variables, ENVIRONMENT))
                .build();
    }
}
