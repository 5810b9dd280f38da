package io.khoroszendesk.bridge.identity;

import io.khoroszendesk.common.config.Allowed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * The short-term memory of this replica. It saves calls and covers what Zendesk's search doesn't find yet; nothing else
 * depends on it.
 */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.memory")
public interface MemoryConfig {

    /** The maximum number of customers, cases and creations to remember. */
    @Allowed(from = "0", to = "1000000")
    @WithDefault("1000")
    int entries();

    /** How long they are remembered. Zendesk's search index lags by up to ten minutes. */
    @Allowed(from = "0s", to = "1d")
    @WithDefault("10m")
    Duration life();
}
