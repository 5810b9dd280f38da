package io.khoroszendesk.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsafeSettingsTest {

    private static final int ENVIRONMENT = 300;
    private static final int FILE = 260;

    @ParameterizedTest
    @CsvSource({
        "QUARKUS_TLS_TRUST_ALL, true, false",
        "QUARKUS_TLS_ZENDESK_TRUST_ALL, TRUE, false",
        "QUARKUS_TLS_ZENDESK_TRUST_ALL, yes, false",
        "QUARKUS_TLS_KHOROS_API_TRUST_ALL, 1, false",
        "QUARKUS_TLS__ANY_NAME__TRUST_ALL, on, false",
        "QUARKUS_REDIS_TLS_TRUST_ALL, true, false",
        "QUARKUS_REST_CLIENT_VERIFY_HOST, false, true",
        "QUARKUS_REST_CLIENT_ZENDESK_VERIFY_HOST, ture, true",
        "QUARKUS_TLS_HOSTNAME_VERIFICATION_ALGORITHM, NONE, HTTPS",
        "QUARKUS_TLS_CARE_HOSTNAME_VERIFICATION_ALGORITHM, none, HTTPS",
        "QUARKUS_TLS_SHARED_MEMORY_HOSTNAME_VERIFICATION_ALGORITHM, '', HTTPS",
        "QUARKUS_REDIS_TLS_CONFIGURATION_NAME, mine, shared-memory"
    })
    void a_variable_that_switches_the_verification_off_is_told_with_the_remedy(
            String variable, String value, String right) {
        assertThat(environment(variable, value))
                .singleElement()
                .asString()
                .startsWith(variable + " must be " + right + ", because otherwise certificates of ")
                .endsWith(": remove it, and name a private authority by a trust store such as"
                        + " QUARKUS_TLS_ZENDESK_TRUST_STORE_PEM_CERTS");
    }

    @Test
    void an_address_of_a_client_is_told_with_the_setting_for_it() {
        assertThat(environment("QUARKUS_REST_CLIENT_ZENDESK_URL", "https://acme.zendesk.com"))
                .singleElement()
                .asString()
                .startsWith("QUARKUS_REST_CLIENT_ZENDESK_URL must not be set")
                .contains(": write ZENDESK_URL")
                .doesNotContain("acme");
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.tls.trust-all, true, QUARKUS_TLS_TRUST_ALL",
        "quarkus.tls.\"any.name\".trust-all, true, QUARKUS_TLS__ANY_NAME__TRUST_ALL",
        "%prod.quarkus.rest-client.care.verify-host, no, QUARKUS_REST_CLIENT_CARE_VERIFY_HOST",
        "zendesk/mp-rest/verifyHost, false, ZENDESK_MP_REST_VERIFYHOST",
        "jdk.internal.httpclient.disableHostnameVerification, '', JDK_INTERNAL_HTTPCLIENT_DISABLEHOSTNAMEVERIFICATION"
    })
    void so_is_a_property(String property, String value, String variable) {
        assertThat(file(property, value)).singleElement().asString().startsWith(variable + " must be ");
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.rest-client.zendesk.hostname-verifier, io.quarkus.restclient.NoopHostnameVerifier",
        "quarkus.rest-client.hostname-verifier, org.example.Mine",
        "care/mp-rest/hostnameVerifier, org.example.Mine"
    })
    void any_other_verifier_of_names_is_refused(String property, String value) {
        assertThat(file(property, value))
                .singleElement()
                .asString()
                .contains(" must not be set, because otherwise certificates of any other host would be trusted");
    }

    @ParameterizedTest
    @CsvSource({
        "QUARKUS_TLS_TRUST_ALL, false",
        "QUARKUS_TLS_ZENDESK_TRUST_ALL, ''",
        "QUARKUS_REST_CLIENT_ZENDESK_VERIFY_HOST, True",
        "QUARKUS_TLS_ZENDESK_HOSTNAME_VERIFICATION_ALGORITHM, https",
        "QUARKUS_TLS_ZENDESK_TRUST_STORE_PEM_CERTS, /etc/adapter/ca.pem",
        "OTHER_TRUST_ALL, true"
    })
    void what_leaves_it_on_is_not_told(String variable, String value) {
        assertThat(environment(variable, value)).isEmpty();
    }

    @Test
    void what_is_set_for_another_profile_is_not_told() {
        assertThat(file("%dev.quarkus.tls.trust-all", "true")).isEmpty();
    }

    @Test
    void the_defaults_of_the_framework_are_not_told() {
        assertThat(new UnsafeSettings(new SmallRyeConfigBuilder()
                                .withDefaultValue("quarkus.redis.tls.hostname-verification-algorithm", "NONE")
                                .build())
                        .problems())
                .isEmpty();
    }

    @Test
    void a_value_that_stands_elsewhere_is_looked_up() {
        assertThat(problems(new PropertiesConfigSource(
                        Map.of("quarkus.tls.trust-all", "${everybody}", "everybody", "true"), "file", FILE)))
                .hasSize(1);
    }

    private static List<String> environment(String variable, String value) {
        return problems(new EnvConfigSource(Map.of(variable, value), ENVIRONMENT));
    }

    private static List<String> file(String property, String value) {
        return problems(new PropertiesConfigSource(Map.of(property, value), "file", FILE));
    }

    private static List<String> problems(ConfigSource source) {
        return new UnsafeSettings(new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .withProfile("prod")
                        .withSources(source)
                        .build())
                .problems();
    }
}
