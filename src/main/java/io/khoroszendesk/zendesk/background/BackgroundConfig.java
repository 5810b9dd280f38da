package io.khoroszendesk.zendesk.background;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What calls to Zendesk that no agent waits for leave to agents. */
@ConfigMapping(prefix = "adapter.care")
public interface BackgroundConfig {

    /**
     * The share of Zendesk's calls a minute that is left to agents: under it, the synchronisation waits for the next minute.
     */
    @WithDefault("0.4")
    double headRoom();
}
