package io.khoroszendesk.common.config;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** How the service is operated. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter")
public interface AdapterConfig {

    /**
     * Whether to leave Zendesk, Khoros Care and Khoros Marketing unchanged (dry run). They are read as usual. The
     * server logs what it would change and responds as if it had done so; commands say what they would do. Simulated
     * objects are not stored, so reading one afterwards returns 404.
     */
    @WithDefault("false")
    boolean dryRun();

    /** The directory of {@code tls.crt} and {@code tls.key}, for the configuration profile {@code tls}. */
    @WithDefault("/etc/adapter/tls")
    String tlsDirectory();

    /**
     * A directory that belongs to its owner alone, for what commands remember between runs: tokens, the ids of what
     * they created, and their progress. The server keeps there what it has given up and what it has yet to
     * reactivate in Care, if there is no shared memory, and needs none otherwise.
     */
    Optional<Path> stateDir();

    /**
     * The origin under which the internet, and so Khoros, reaches this service, for example
     * {@code https://crm.acme.example}. A path that precedes the base path may follow.
     */
    Optional<URI> publicUrl();

    /**
     * Whether the console is served at {@code /console}: a page that plays Khoros against this service. It shows
     * customers' data to whoever has Khoros' key, and describes the service to everybody who reaches it. In dev mode it
     * is on.
     */
    @WithDefault("false")
    boolean console();

    /**
     * Whether responses say in the header {@code Server-Timing} where their time went: calls to Zendesk by endpoint,
     * caches, the deadline. It holds no customer data, but tells outsiders how the service works. If it isn't set,
     * responses do so where the console is served.
     */
    Optional<Boolean> serverTiming();
}
