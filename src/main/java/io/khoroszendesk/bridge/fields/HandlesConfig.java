package io.khoroszendesk.bridge.fields;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the social handles of customers are kept. */
@ConfigMapping(prefix = "adapter.handles")
public interface HandlesConfig {

    /**
     * The key of a multi-line user field, one line a handle: {@code network handle id}. Handles are neither looked for nor
     * learned where the tenant has no such field.
     */
    @WithDefault("khoros_social")
    String field();

    /** Whether handles are learned from the interactions of cases. */
    @WithDefault("true")
    boolean learn();
}
