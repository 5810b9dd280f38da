package io.khoroszendesk.care.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a call to Care may take, and how it is repeated. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.care")
public interface CareCallConfig {

    /** The maximum time of one attempt of one call. */
    @WithDefault("30s")
    Duration attemptTimeout();

    /** The maximum number of retries after a failure, for calls that are safe to retry. */
    @WithDefault("4")
    int maxRetries();

    /** The pause before the first retry. It doubles with each retry, and half of it is random. */
    @WithDefault("500ms")
    Duration backoff();

    /** The longest pause that is accepted from {@code Retry-After}. If Care asks for a longer one, the call fails. */
    @WithDefault("60s")
    Duration longestWait();
}
