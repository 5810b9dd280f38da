package io.khoroszendesk.bridge.fields;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the social handles of customers are stored. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.handles")
public interface HandlesConfig {

    /**
     * The key of a multi-line user field that stores handles, one per line: {@code network handle id}. If the tenant
     * has no such field, handles are neither searched nor learned.
     */
    @WithDefault("khoros_social")
    String field();

    /** Whether handles are learned from the interactions of cases. */
    @WithDefault("true")
    boolean learn();
}
