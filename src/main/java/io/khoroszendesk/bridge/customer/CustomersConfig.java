package io.khoroszendesk.bridge.customer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How customers are created. */
@ConfigMapping(prefix = "adapter.customers")
public interface CustomersConfig {

    /**
     * Whether a new customer gets an {@code external_id} made of what the agent has typed, unless the agent gives one. It
     * makes creating exact across several replicas, and gets in the way where users sign in with SSO, which wants that field.
     */
    @WithDefault("false")
    boolean externalId();
}
