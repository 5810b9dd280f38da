package io.khoroszendesk.crm.access;

import io.khoroszendesk.common.config.Allowed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How requests with a wrong key are slowed down, so that keys can't be guessed. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.khoros")
public interface WrongKeyConfig {

    /**
     * The number of wrong keys per minute from one address (for IPv6, one /64) whose responses are sent at once;
     * further ones are delayed by {@link #wrongKeyDelay}. Requests with a valid key are never delayed.
     */
    @Allowed(from = "0", to = "1000000")
    @WithDefault("20")
    int wrongKeysPerMinute();

    /** The delay of the response to a wrong key beyond that rate; 0 disables it. */
    @Allowed(from = "0s", to = "1m")
    @WithDefault("1s")
    Duration wrongKeyDelay();
}
