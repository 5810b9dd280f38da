package io.khoroszendesk.bridge.customer;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How customers are created. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.customers")
public interface CustomersConfig {

    /**
     * Whether a new customer gets an {@code external_id} derived from what the agent has entered, unless the agent
     * gives one. It prevents duplicates across several replicas. It conflicts with single sign-on, which needs that
     * field.
     */
    @WithDefault("false")
    boolean externalId();
}
