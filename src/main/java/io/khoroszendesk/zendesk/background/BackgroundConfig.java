package io.khoroszendesk.zendesk.background;

import io.khoroszendesk.common.config.Allowed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of Zendesk's rate limits background calls may use, for which no agent waits. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.care")
public interface BackgroundConfig {

    /**
     * The share of Zendesk's rate limit, from 0 to 1, that is reserved for agents. Below it, the synchronisation waits for the
     * next minute.
     */
    @Allowed(from = "0", to = "1")
    @WithDefault("0.4")
    double headRoom();
}
