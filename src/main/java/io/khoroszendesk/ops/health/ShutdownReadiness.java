package io.khoroszendesk.ops.health;

import io.khoroszendesk.common.http.server.ApiShutdown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Is down from the moment on in which the service is told to stop. Quarkus has such a check as well, but turns it off in an
 * order of its own, perhaps only after the API has ended.
 */
@Readiness
@ApplicationScoped
class ShutdownReadiness implements HealthCheck {

    private final ApiShutdown shutdown;

    @Inject
    ShutdownReadiness(ApiShutdown shutdown) {
        this.shutdown = shutdown;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("not stopping")
                .status(!shutdown.hasBegun())
                .build();
    }
}
