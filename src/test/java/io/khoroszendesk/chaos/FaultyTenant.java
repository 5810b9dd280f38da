package io.khoroszendesk.chaos;

import io.khoroszendesk.Tenant;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.Map;

/** A Zendesk that can be made to fail, and an adapter whose patience is short, so that many failures can be tried. */
public final class FaultyTenant implements QuarkusTestResourceLifecycleManager {

    static final Duration DEADLINE = Duration.ofMillis(2_500);
    static final Duration ATTEMPT = Duration.ofMillis(500);

    private static FakeZendesk zendesk;

    private Map<String, String> further = Map.of();

    /** Settings for the tests of one profile, which win over those that all have. */
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
        Map<String, String> settings = Tenant.settings(zendesk.url());
        settings.put("adapter.deadline", DEADLINE.toMillis() + "ms");
        settings.put("adapter.meta-deadline", DEADLINE.toMillis() + "ms");
        settings.put("adapter.attempt-timeout", ATTEMPT.toMillis() + "ms");
        settings.put("adapter.zendesk.backoff", "30ms");
        settings.put("adapter.zendesk.breaker-delay", "300ms");
        settings.put("adapter.fields.cache", "1s");
        settings.putAll(further);
        return settings;
    }

    @Override
    public void stop() {
        zendesk.close();
    }
}
