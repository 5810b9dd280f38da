package io.khoroszendesk.common.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the documented variables of trust stores work whose names hold a hyphen. From {@code
 * QUARKUS_TLS_KHOROS_API_TRUST_STORE_PEM_CERTS} alone nobody can tell where hyphens belong, so the property is named
 * here as well.
 */
public class TrustStoreVariables extends DerivedSettings {

    private static final List<String> PROPERTIES =
            List.of("quarkus.tls.khoros-api.trust-store.pem.certs", "quarkus.tls.shared-memory.trust-store.pem.certs");

    @Override
    protected Map<String, String> derive(Function<String, Optional<String>> settings) {
        Map<String, String> named = new HashMap<>();
        PROPERTIES.forEach(property -> settings.apply(property).ifPresent(value -> named.put(property, value)));
        return named;
    }
}
