package io.khoroszendesk.observe;

import io.khoroszendesk.Canaries;
import io.khoroszendesk.chaos.FaultyTenant;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** An adapter of which everything is seen: traces are on, our own log is detailed, and its secrets are canaries. */
public final class Watched implements QuarkusTestProfile {

    static final int CONNECTIONS = 120;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.otel.sdk.disabled", "false",
                "quarkus.log.category.\"io.khoroszendesk\".level", "DEBUG",
                // Outgoing calls are logged as well, as somebody may do who looks for a fault.
                "quarkus.rest-client.logging.scope", "request-response",
                "quarkus.log.category.\"org.jboss.resteasy.reactive.client.handlers\".level", "DEBUG",
                // For the metric of the token that is kept there.
                "adapter.state-dir", "target/watched-state",
                "quarkus.http.limits.max-connections", String.valueOf(CONNECTIONS),
                // Nobody is there, so it is left alone.
                "adapter.shared-memory.url", "redis://:" + Canaries.SECRET + "@localhost:1");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(
                FaultyTenant.class,
                Map.of(
                        "khoros.auth-header-values", Canaries.KEY,
                        "zendesk.oauth-client-secret", Canaries.SECRET,
                        "adapter.khoros.body-timeout", "2s",
                        "adapter.bestmatch.account-fields", "customer_number",
                        // Hundreds of calls are made to fail here.
                        "adapter.deadline", "800ms",
                        "adapter.meta-deadline", "800ms",
                        "adapter.attempt-timeout", "200ms",
                        "adapter.zendesk.backoff", "10ms",
                        "adapter.zendesk.breaker-volume", "10",
                        "adapter.zendesk.breaker-delay", "100ms")));
    }
}
