package io.khoroszendesk.common.resilience;

import io.khoroszendesk.common.config.Allowed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The deadlines of responses. Khoros waits 8 s for a response, 20 s for metadata. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter")
public interface DeadlineConfig {

    /**
     * The time from the first byte of a request to the last byte of its response. Khoros waits 8 s, so a longer one would
     * only keep work going that nobody waits for.
     */
    @Allowed(from = "100ms", to = "7.9s")
    @WithDefault("7.5s")
    Duration deadline();

    /** The same for metadata, for which Khoros waits 20 s. */
    @Allowed(from = "100ms", to = "19.9s")
    @WithDefault("19s")
    Duration metaDeadline();

    /** The maximum time of one attempt of one call to Zendesk. */
    @Allowed(from = "50ms", to = "19.9s")
    @WithDefault("3s")
    Duration attemptTimeout();
}
