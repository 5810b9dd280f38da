package io.khoroszendesk.care;

import io.khoroszendesk.fake.care.FakeCare;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** A Care instance for the tests; tells the adapter where it is and with what to call it. */
public final class CareTenant implements QuarkusTestResourceLifecycleManager {

    private static FakeCare care;

    private Map<String, String> further = Map.of();

    public static FakeCare care() {
        return care;
    }

    /** Settings for the tests of one class, which win over those that all have. */
    @Override
    public void init(Map<String, String> settings) {
        further = settings;
    }

    @Override
    public Map<String, String> start() {
        care = FakeCare.start();
        Map<String, String> settings = new HashMap<>();
        settings.put("care.url", care.url());
        settings.put("care.username", FakeCare.USERNAME);
        settings.put("care.password", FakeCare.PASSWORD);
        settings.put("care.crm-key", "zendesk_1");
        settings.put("adapter.care.fields", "plan=plan");
        // Many tests make Care fail; none of them should wait for it.
        settings.put("adapter.care.backoff", "2ms");
        settings.put("adapter.care.attempt-timeout", "2s");
        settings.put("adapter.care.max-retries", "2");
        settings.put("adapter.care.calls", "1000000");
        settings.putAll(further);
        return settings;
    }

    @Override
    public void stop() {
        care.close();
    }
}
