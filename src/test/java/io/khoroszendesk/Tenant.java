package io.khoroszendesk;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Starts a Zendesk without contents for the tests, and tells the adapter where it is and with what to call it. */
public final class Tenant implements QuarkusTestResourceLifecycleManager {

    public static final String KEY = "key-of-the-tests-now-used";
    public static final String OTHER_KEY = "key-of-the-tests-used-next";

    private static WireMockServer server;

    private Map<String, String> further = Map.of();

    static WireMockServer server() {
        return server;
    }

    /** What every adapter needs to be told that has the Zendesk at {@code url} behind it. */
    public static Map<String, String> settings(String url) {
        Map<String, String> settings = new HashMap<>();
        settings.put("zendesk.url", url);
        settings.put("zendesk.subdomain", "acme");
        settings.put("zendesk.oauth-client-id", "khoros-adapter");
        settings.put("zendesk.oauth-client-secret", "test-secret");
        settings.put("khoros.auth-header-values", KEY);
        // All tests come from one address, and many of them have a wrong key.
        settings.put("adapter.khoros.wrong-keys-per-minute", "1000000");
        return settings;
    }

    /** On a machine that is busy with other things an answer may be late without anything being wrong. */
    public static Map<String, String> patient() {
        return Map.of("adapter.deadline", "7.9s", "adapter.meta-deadline", "19.9s", "adapter.attempt-timeout", "10s");
    }

    /** Settings for the tests of one class, which win over those that all have. */
    @Override
    public void init(Map<String, String> settings) {
        further = settings;
    }

    @Override
    public Map<String, String> start() {
        server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        server.start();
        Map<String, String> settings = settings(server.baseUrl());
        settings.put("khoros.auth-header-values", KEY + ",Bearer " + OTHER_KEY);
        // Every test has a tenant of its own, so nothing is remembered from the one before.
        settings.put("adapter.fields.cache", "0s");
        settings.put("adapter.search.default-country", "DE");
        settings.put("quarkus.management.port", "0");
        settings.put("adapter.bestmatch.account-fields", "club_no");
        // What is done after an answer would reach into the next test.
        settings.put("adapter.handles.learn", "false");
        // Many tests make Zendesk fail; none of them should wait for it, or shut Zendesk off for the next one.
        settings.put("adapter.zendesk.backoff", "10ms");
        settings.put("adapter.zendesk.breaker-volume", "100000");
        settings.putAll(patient());
        settings.putAll(further);
        return settings;
    }

    @Override
    public void stop() {
        server.stop();
    }
}
