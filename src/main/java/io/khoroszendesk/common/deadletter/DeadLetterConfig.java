package io.khoroszendesk.common.deadletter;

import io.khoroszendesk.common.config.Allowed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How much of what was given up is kept to be retried. It is kept in the shared memory, or else in
 * {@code ADAPTER_STATE_DIR}; without either, nothing is kept.
 */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.dead-letters")
public interface DeadLetterConfig {

    /** The maximum number of dead letters. Beyond it the oldest one goes, and is counted. One takes about 150 bytes. */
    @Allowed(from = "1", to = "10000")
    @WithDefault("1000")
    int max();

    /** How long a dead letter is kept. Longer than a weekend, so that somebody sees it; what was changed since is read anew. */
    @Allowed(from = "1m", to = "365d")
    @WithDefault("14d")
    Duration life();
}
