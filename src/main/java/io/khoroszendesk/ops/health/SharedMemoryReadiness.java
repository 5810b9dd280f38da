package io.khoroszendesk.ops.health;

import io.khoroszendesk.common.memory.SharedMemoryState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells how it stands with the memory that replicas share. It is never a condition, so it takes no replica out. */
@Readiness
@ApplicationScoped
class SharedMemoryReadiness implements HealthCheck {

    private final SharedMemoryState memory;

    @Inject
    SharedMemoryReadiness(SharedMemoryState memory) {
        this.memory = memory;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("shared memory")
                .withData("state", memory.now().words())
                .up()
                .build();
    }
}
