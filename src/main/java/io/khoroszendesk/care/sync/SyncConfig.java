package io.khoroszendesk.care.sync;

import io.khoroszendesk.common.config.Allowed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How Zendesk's customers are pushed to Care, and how what Care's agents find out is imported. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.care")
public interface SyncConfig {

    /** Zendesk's rate limit of the export in calls per minute; 30 with the High Volume add-on. */
    @Allowed(from = "1", to = "10000000")
    @WithDefault("10")
    int exportsPerMinute();

    /** The number of users per page of the export, at most 1000. A page is pushed before its cursor is stored. */
    @Allowed(from = "1", to = "1000")
    @WithDefault("500")
    int pageSize();

    /** The pause of {@code sync --follow} at the end of the export. */
    @Allowed(from = "0s", to = "1d")
    @WithDefault("1m")
    Duration poll();

    /** Whether handles that Care's agents have joined with a customer are written to the customer's user in Zendesk. */
    @WithDefault("false")
    boolean back();
}
