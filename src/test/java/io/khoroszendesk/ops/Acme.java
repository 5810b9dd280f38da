package io.khoroszendesk.ops;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The made-up account of {@code wiremock/}, over HTTP and, with a certificate of a private CA, over HTTPS: one for all tests of a
 * class, which find it as it was.
 */
public final class Acme implements BeforeEachCallback, AfterAllCallback {

    static final String KHOROS_KEY = "ops-key-of-the-programs";

    public final PrivateCa ca = PrivateCa.ofAllTests();
    public final WireMockServer zendesk;

    public Acme() {
        zendesk = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(ca.keyStore().toString())
                .keystoreType("PKCS12")
                .keystorePassword(PrivateCa.PASSWORD)
                .keyManagerPassword(PrivateCa.PASSWORD)
                .withRootDirectory("wiremock")
                .globalTemplating(true));
        zendesk.start();
    }

    /** The environment of an adapter for this account, with changes given as names and values in turn. */
    public Map<String, String> environment(String... changes) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "ZENDESK_SUBDOMAIN", "acme",
                "ZENDESK_URL", "http://localhost:" + zendesk.port(),
                "ZENDESK_OAUTH_CLIENT_ID", "khoros-adapter",
                "ZENDESK_OAUTH_CLIENT_SECRET", "ops-secret",
                "KHOROS_AUTH_HEADER_VALUES", KHOROS_KEY,
                "ADAPTER_META_DEADLINE", "6s"));
        for (int i = 0; i < changes.length; i += 2) {
            environment.put(changes[i], changes[i + 1]);
        }
        return environment;
    }

    public String secureUrl() {
        return "https://localhost:" + zendesk.httpsPort();
    }

    /** Forgets what a test has added. */
    private void isItselfAgain() {
        zendesk.resetToDefaultMappings();
        zendesk.resetRequests();
    }

    /** How many calls, tokens left out, could have changed something. */
    long writes() {
        return zendesk.getAllServeEvents().stream()
                .map(event -> event.getRequest())
                .filter(request -> !request.getMethod().value().equals("GET"))
                .filter(request -> !request.getUrl().equals("/oauth/tokens"))
                .count();
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        isItselfAgain();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        zendesk.stop();
    }
}
