package io.khoroszendesk.care.sync;

import io.khoroszendesk.Tenant;
import io.khoroszendesk.fake.care.FakeCare;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** A Zendesk and a Care, and an adapter between them that is in a hurry. */
public final class SyncTenant implements QuarkusTestResourceLifecycleManager {

    public static final String HOOK_SECRET = "hook-secret";

    private static FakeZendesk zendesk;
    private static FakeCare care;

    private Map<String, String> further = Map.of();

    public static FakeZendesk zendesk() {
        return zendesk;
    }

    public static FakeCare care() {
        return care;
    }

    /** Both as on their first day; Care knows the attribute for the user field "points", too. */
    public static void isItselfAgain() {
        zendesk.reset();
        care.reset();
        care.directory().crm("zendesk_1", "points");
    }

    /** Settings for the tests of one class, which win over those that all have. */
    @Override
    public void init(Map<String, String> settings) {
        further = settings;
    }

    @Override
    public Map<String, String> start() {
        zendesk = FakeZendesk.start();
        care = FakeCare.start();
        Map<String, String> settings = new HashMap<>();
        settings.put("zendesk.url", zendesk.url());
        settings.put("zendesk.subdomain", "acme");
        settings.put("zendesk.oauth-client-id", "khoros-adapter");
        settings.put("zendesk.oauth-client-secret", "test-secret");
        settings.put("zendesk.webhook-secret", HOOK_SECRET);
        settings.put("khoros.auth-header-values", Tenant.KEY);
        settings.put("care.url", care.url());
        settings.put("care.username", FakeCare.USERNAME);
        settings.put("care.password", FakeCare.PASSWORD);
        settings.put("care.crm-key", "zendesk_1");
        settings.put("adapter.care.fields", "points=points");
        settings.put("adapter.bodies.hook-timeout", "3s");
        settings.put("adapter.care.page-size", "3");
        settings.put("adapter.care.exports-per-minute", "100000");
        settings.put("adapter.care.webhook-delay", "100ms");
        settings.put("adapter.care.max-retries", "1");
        settings.put("adapter.care.backoff", "10ms");
        settings.put("adapter.care.back", "true");
        settings.put("adapter.public-url", "https://crm.example.com/");
        settings.put("adapter.attempt-timeout", "3s");
        settings.put("adapter.zendesk.backoff", "10ms");
        settings.put("adapter.zendesk.max-retries", "1");
        settings.put("adapter.zendesk.breaker-volume", "100000");
        settings.put("adapter.fields.cache", "0s");
        settings.put("quarkus.management.port", "0");
        settings.put("adapter.care.calls", "1000000");
        settings.putAll(further);
        return settings;
    }

    @Override
    public void stop() {
        zendesk.close();
        care.close();
    }
}
