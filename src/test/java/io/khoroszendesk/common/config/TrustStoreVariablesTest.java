package io.khoroszendesk.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustStoreVariablesTest {

    private static final int OF_VARIABLES = 300;

    @ParameterizedTest
    @CsvSource({
        "QUARKUS_TLS_SHARED_MEMORY_TRUST_STORE_PEM_CERTS, quarkus.tls.shared-memory.trust-store.pem.certs",
        "QUARKUS_TLS_KHOROS_API_TRUST_STORE_PEM_CERTS, quarkus.tls.khoros-api.trust-store.pem.certs"
    })
    void a_variable_names_the_property_with_its_hyphens(String variable, String property) {
        SmallRyeConfig config = config(Map.of(variable, "/etc/adapter/ca.pem"));

        assertThat(config.getPropertyNames()).contains(property);
        assertThat(config.getRawValue(property)).isEqualTo("/etc/adapter/ca.pem");
    }

    @Test
    void nothing_is_named_that_is_not_set() {
        assertThat(config(Map.of()).getPropertyNames()).noneMatch(name -> name.startsWith("quarkus.tls"));
    }

    private static SmallRyeConfig config(Map<String, String> variables) {
        return new SmallRyeConfigBuilder()
                .withSources(new TrustStoreVariables())
                .withSources(new EnvConfigSource(variables, OF_VARIABLES))
                .build();
    }
}
