package io.khoroszendesk.common.config;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Makes the documented variables of trust stores work whose names hold a hyphen. From {@code
 * QUARKUS_TLS_KHOROS_API_TRUST_STORE_PEM_CERTS} alone nobody can tell where hyphens belong, so the property is named
 * here as well.
 */
public class TrustStoreVariables implements ConfigSourceFactory {

    private static final List<String> PROPERTIES =
            List.of("quarkus.tls.khoros-api.trust-store.pem.certs", "quarkus.tls.shared-memory.trust-store.pem.certs");
    /** Below the variables themselves. */
    private static final int ORDINAL = 200;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> named = new HashMap<>();
        for (String property : PROPERTIES) {
            ConfigValue value = context.getValue(property);
            if (value != null && value.getValue() != null && !value.getValue().isBlank()) {
                named.put(property, value.getValue());
            }
        }
        return List.of(new PropertiesConfigSource(named, "trust stores", ORDINAL));
    }
}
