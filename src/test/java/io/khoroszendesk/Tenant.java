package io.khoroszendesk;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Starts a Zendesk without contents for the tests, and tells the adapter where it is and with what to call it. */
public final class Tenant implements QuarkusTestResourceLifecycleManager {

    static final String KEY = "test-key";
    static final String OTHER_KEY = "other-key";

    private static WireMockServer server;

    static WireMockServer server() {
        return server;
    }

    @Override
    public Map<String, String> start() {
        server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        server.start();
        Map<String, String> settings = new HashMap<>();
        settings.put("zendesk.url", server.baseUrl());
        settings.put("zendesk.subdomain", "acme");
        settings.put("zendesk.oauth-client-id", "khoros-adapter");
        settings.put("zendesk.oauth-client-secret", "test-secret");
        settings.put("khoros.auth-header-values", KEY + ",Bearer " + OTHER_KEY);
        // Every test has a tenant of its own, so nothing is remembered from the one before.
        settings.put("adapter.fields.cache", "0s");
        settings.put("adapter.search.default-country", "DE");
        return settings;
    }

    @Override
    public void stop() {
        server.stop();
    }
}
