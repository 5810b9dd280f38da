package io.khoroszendesk.care.api;

import io.khoroszendesk.common.config.Allowed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a call to Care may take, and how it is repeated. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.care")
public interface CareCallConfig {

    /** The maximum time of one attempt of one call. */
    @Allowed(from = "100ms", to = "5m")
    @WithDefault("30s")
    Duration attemptTimeout();

    /** The maximum number of retries after a failure, for calls that are safe to retry. */
    @Allowed(from = "0", to = "20")
    @WithDefault("4")
    int maxRetries();

    /** The pause before the first retry. It doubles with each retry, and half of it is random. */
    @Allowed(from = "0s", to = "1m")
    @WithDefault("500ms")
    Duration backoff();

    /** The longest pause that is accepted from {@code Retry-After}. If Care asks for a longer one, the call fails. */
    @Allowed(from = "0s", to = "1h")
    @WithDefault("60s")
    Duration longestWait();

    /**
     * How many calls Care allows within {@link #callsPeriod}: 60, says its page about rate limits. Further ones wait for
     * their turn.
     */
    @Allowed(from = "2", to = "10000000")
    @WithDefault("60")
    int calls();

    /** The time within which Care counts calls. */
    @Allowed(from = "1ms", to = "1h")
    @WithDefault("60s")
    Duration callsPeriod();

    /**
     * The share of these calls, from 0 to 1, that the command {@code sync} leaves to Zendesk's webhook. Without a shared
     * memory the server, for its part, makes no more calls than this share, because neither knows of the other.
     */
    @Allowed(from = "0", to = "1")
    @WithDefault("0.25")
    double webhookShare();
}
