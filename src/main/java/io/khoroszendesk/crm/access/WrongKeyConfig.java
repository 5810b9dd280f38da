package io.khoroszendesk.crm.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How requests with a wrong key are slowed down, so that keys can't be guessed. */
@ConfigMapping(prefix = "adapter.khoros")
public interface WrongKeyConfig {

    /**
     * The wrong keys a minute from one address (of IPv6, from one /64) that are answered at once; further ones wait for
     * {@link #wrongKeyDelay}. Right keys never wait.
     */
    @WithDefault("20")
    int wrongKeysPerMinute();

    /** How long the answer to a wrong key waits beyond that rate; 0 never lets one wait. */
    @WithDefault("1s")
    Duration wrongKeyDelay();
}
