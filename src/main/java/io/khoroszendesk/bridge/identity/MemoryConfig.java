package io.khoroszendesk.bridge.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The short memory of this replica; nothing depends on it but speed and what Zendesk can't answer yet. */
@ConfigMapping(prefix = "adapter.memory")
public interface MemoryConfig {

    /** How many customers, cases and creations are remembered at the most. */
    @WithDefault("1000")
    int entries();

    /** For how long. Zendesk's search index lags by up to ten minutes. */
    @WithDefault("10m")
    Duration life();
}
