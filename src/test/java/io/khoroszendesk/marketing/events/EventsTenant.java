package io.khoroszendesk.marketing.events;

import io.khoroszendesk.Tenant;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** An adapter that takes events, and a Zendesk that remembers what was made in it. */
public final class EventsTenant implements QuarkusTestResourceLifecycleManager {

    static final String TOKEN = "events-token-of-the-tests-1";
    static final String NEXT_TOKEN = "events-token-of-the-tests-2";
    public static final String LABEL = "Make a ticket";

    private static FakeZendesk zendesk;

    private Map<String, String> further = Map.of();

    /** Settings for the tests of one class, which win over those that all have. */
    @Override
    public void init(Map<String, String> settings) {
        further = settings;
    }

    public static FakeZendesk zendesk() {
        return zendesk;
    }

    @Override
    public Map<String, String> start() {
        zendesk = FakeZendesk.start();
        Map<String, String> settings = new HashMap<>();
        settings.putAll(Tenant.patient());
        settings.put("zendesk.url", zendesk.url());
        settings.put("zendesk.subdomain", "acme");
        settings.put("zendesk.oauth-client-id", "khoros-adapter");
        settings.put("zendesk.oauth-client-secret", "test-secret");
        settings.put("khoros.auth-header-values", Tenant.KEY);
        settings.put("khoros.events.token", TOKEN + "," + NEXT_TOKEN);
        settings.put("adapter.events.ticket-labels", LABEL + ",other label");
        settings.put("adapter.events.max-body-size", "64K");
        settings.put("adapter.events.queue-size", "300K");
        settings.put("adapter.bodies.hook-timeout", "3s");
        settings.put("adapter.events.max-retries", "3");
        settings.put("adapter.events.backoff", "20ms");
        // As if every event came to another replica: only Zendesk knows what was made.
        settings.put("adapter.memory.life", "1ms");
        // Every test arranges its own fields, and some of them make Zendesk fail.
        settings.put("adapter.fields.cache", "0s");
        settings.put("adapter.zendesk.backoff", "10ms");
        settings.put("adapter.zendesk.breaker-volume", "100000");
        settings.put("quarkus.management.port", "0");
        settings.putAll(further);
        return settings;
    }

    @Override
    public void stop() {
        zendesk.close();
    }
}
