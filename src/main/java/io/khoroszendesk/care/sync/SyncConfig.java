package io.khoroszendesk.care.sync;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How Zendesk's customers come to Care, and what Care's agents have found out comes back. */
@ConfigMapping(prefix = "adapter.care")
public interface SyncConfig {

    /** The calls a minute that Zendesk allows for the export; with the High Volume add-on they are 30. */
    @WithDefault("10")
    int exportsPerMinute();

    /** Users on a page of the export, at most 1000. What is on a page is pushed before it is remembered that it was read. */
    @WithDefault("500")
    int pageSize();

    /** The pause of {@code sync --follow} at the end of the export. */
    @WithDefault("1m")
    Duration poll();

    /** Whether handles that Care's agents have joined with a customer are written to the customer's user in Zendesk. */
    @WithDefault("false")
    boolean back();
}
