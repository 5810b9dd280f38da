package io.khoroszendesk.common.http;

import io.khoroszendesk.common.config.Allowed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The memory that all request bodies together may use. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.bodies")
public interface BodyConfig {

    /**
     * The bytes of all bodies of the API and of Khoros' events that may be read or processed at once. A request beyond
     * that is rejected and may be retried at once. Processing a body takes up to five times its size, so the default
     * needs at most 40 MB, which a container of 128 MB has. The value must not be smaller than the largest single body.
     */
    @Allowed(from = "1K", to = "16G")
    @WithDefault("8M")
    MemorySize maxInFlight();

    /**
     * The same for Zendesk's webhook, whose signature can be verified only once the body is there. It is separate, so
     * that callers without a key can't use up the budget of those who have one.
     */
    @Allowed(from = "1K", to = "16G")
    @WithDefault("2M")
    MemorySize maxUnverifiedInFlight();

    /**
     * The time in which the whole body of a webhook call or an event must have arrived; otherwise the connection is
     * closed.
     */
    @Allowed(from = "100ms", to = "1m")
    @WithDefault("5s")
    Duration hookTimeout();
}
