package io.khoroszendesk.common.memory;

import io.khoroszendesk.common.config.Allowed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * The memory that several replicas share: a Redis 7 or Valkey server. Without it each replica knows what it did itself,
 * and everything works.
 */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.shared-memory")
public interface SharedMemoryConfig {

    /**
     * The server: {@code redis://host:6379}, or {@code rediss://} with TLS, which verifies the host's name. It may hold
     * user and password ({@code redis://user:password@host}) and the number of a database ({@code /1}).
     */
    Optional<String> url();

    /** A file that holds the address. It is read at the start. */
    Optional<String> urlFile();

    /** The most time that a call to it may take. */
    @Allowed(from = "1ms", to = "2s")
    @WithDefault("100ms")
    Duration timeout();

    /** How long it is left alone after three failed calls in succession. */
    @Allowed(from = "100ms", to = "10m")
    @WithDefault("5s")
    Duration breakerDelay();
}
