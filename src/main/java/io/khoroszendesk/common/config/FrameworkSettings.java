package io.khoroszendesk.common.config;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;

/**
 * Settings of Quarkus that operators use, only to check what they are set to: Quarkus itself reads them. The
 * defaults are those of {@code application.properties}.
 */
@RegisterForReflection
public interface FrameworkSettings {

    String PORT = ":([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";
    String PROXY = "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:]+])" + PORT;
    String PROXY_WORDS = "host:port without http://, such as proxy.acme.example:3128";

    @WithName("quarkus.http.port")
    @Allowed(from = "0", to = "65535")
    @WithDefault("8080")
    int apiPort();

    @WithName("quarkus.management.port")
    @Allowed(from = "0", to = "65535")
    @WithDefault("9000")
    int managementPort();

    @WithName("quarkus.http.limits.max-connections")
    @Allowed(from = "1", to = "1000000")
    @WithDefault("2000")
    int maxConnections();

    @WithName("quarkus.http.limits.max-header-size")
    @Allowed(from = "1K", to = "1M")
    @WithDefault("20K")
    MemorySize maxHeaderSize();

    @WithName("quarkus.http.idle-timeout")
    @Allowed(from = "1s", to = "1h")
    @WithDefault("75s")
    Duration idleTimeout();

    @WithName("quarkus.http.proxy.proxy-address-forwarding")
    @WithDefault("false")
    boolean proxyAddressForwarding();

    @WithName("quarkus.http.proxy.trusted-proxies")
    List<String> trustedProxies();

    @WithName("quarkus.shutdown.timeout")
    @Allowed(from = "0s", to = "10m")
    @WithDefault("20s")
    Duration shutdownTimeout();

    @WithName("quarkus.profile")
    List<String> profile();

    @WithName("quarkus.swagger-ui.enabled")
    @WithDefault("false")
    boolean swaggerUi();

    @WithName("quarkus.otel.sdk.disabled")
    @WithDefault("true")
    boolean noTraces();

    @WithName("quarkus.otel.exporter.otlp.endpoint")
    @Allowed(form = "https?://[^\\s/]+.*", words = "an address such as http://collector:4317")
    String collector();

    @WithName("quarkus.rest-client.zendesk.connection-pool-size")
    @Allowed(from = "1", to = "100000")
    @WithDefault("300")
    int connectionsToZendesk();

    @WithName("quarkus.rest-client.zendesk.proxy-address")
    @Allowed(form = PROXY, words = PROXY_WORDS)
    String proxyToZendesk();

    @WithName("quarkus.rest-client.care.proxy-address")
    @Allowed(form = PROXY, words = PROXY_WORDS)
    String proxyToCare();

    @WithName("quarkus.rest-client.khoros-api.proxy-address")
    @Allowed(form = PROXY, words = PROXY_WORDS)
    String proxyToKhoros();

    @WithName("quarkus.tls.zendesk.trust-store.pem.certs")
    CertificateFiles authoritiesOfZendesk();

    @WithName("quarkus.tls.care.trust-store.pem.certs")
    CertificateFiles authoritiesOfCare();

    @WithName("quarkus.tls.khoros-api.trust-store.pem.certs")
    CertificateFiles authoritiesOfKhoros();

    @WithName("quarkus.tls.shared-memory.trust-store.pem.certs")
    CertificateFiles authoritiesOfSharedMemory();
}
