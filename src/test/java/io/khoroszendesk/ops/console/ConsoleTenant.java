package io.khoroszendesk.ops.console;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.khoroszendesk.Tenant;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The made-up account of {@code wiremock/}, and an adapter that serves its console. */
public final class ConsoleTenant implements QuarkusTestResourceLifecycleManager {

    private static WireMockServer zendesk;

    static WireMockServer zendesk() {
        return zendesk;
    }

    @Override
    public Map<String, String> start() {
        zendesk = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .usingFilesUnderDirectory("wiremock")
                .globalTemplating(true));
        zendesk.start();
        Map<String, String> settings = Tenant.settings(zendesk.baseUrl());
        settings.putAll(Tenant.patient());
        settings.put("quarkus.management.port", "0");
        settings.put("adapter.console", "true");
        return settings;
    }

    @Override
    public void stop() {
        zendesk.stop();
    }
}
