package io.khoroszendesk.common.resilience;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The deadlines of responses. Khoros waits 8 s for a response, 20 s for metadata. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter")
public interface DeadlineConfig {

    /**
     * The time from the first byte of a request to the last byte of its response. Khoros waits 8 s, so a longer one counts
     * as that.
     */
    @WithDefault("7.5s")
    Duration deadline();

    /** The same for metadata, for which Khoros waits 20 s. */
    @WithDefault("19s")
    Duration metaDeadline();

    /** The maximum time of one attempt of one call to Zendesk. */
    @WithDefault("3s")
    Duration attemptTimeout();
}
