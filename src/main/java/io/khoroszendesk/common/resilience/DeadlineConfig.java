package io.khoroszendesk.common.resilience;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The time that answers may take. Khoros waits 8 s for an answer, 20 s for metadata. */
@ConfigMapping(prefix = "adapter")
public interface DeadlineConfig {

    /** From the first byte of a request to the last one of its answer. */
    @WithDefault("7.5s")
    Duration deadline();

    /** The same for metadata. */
    @WithDefault("19s")
    Duration metaDeadline();

    /** The longest that one attempt of one call to Zendesk may take. */
    @WithDefault("3s")
    Duration attemptTimeout();
}
