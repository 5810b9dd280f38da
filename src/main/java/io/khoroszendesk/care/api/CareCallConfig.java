package io.khoroszendesk.care.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a call to Care may take, and how it is repeated. */
@ConfigMapping(prefix = "adapter.care")
public interface CareCallConfig {

    /** The longest that one attempt of one call may take. */
    @WithDefault("30s")
    Duration attemptTimeout();

    /** How often a call is repeated after a fault, where a repeat does no harm. */
    @WithDefault("4")
    int maxRetries();

    /** The pause before a first repeat; it doubles with each one, and half of it is random. */
    @WithDefault("500ms")
    Duration backoff();

    /** The longest pause that Care may ask for with {@code Retry-After}; a longer one ends the call as limited. */
    @WithDefault("60s")
    Duration longestWait();
}
