package io.khoroszendesk.common.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** How the service is operated. */
@ConfigMapping(prefix = "adapter")
public interface AdapterConfig {

    /**
     * Whether nothing is changed in Zendesk, Khoros Care and Khoros Marketing. They are read as usual. What the server would
     * change is logged and answered as if it had been done; commands say what they would do. What was made up is not kept, so
     * looking it up afterwards answers 404.
     */
    @WithDefault("false")
    boolean dryRun();

    /** Where {@code tls.crt} and {@code tls.key} are, for the configuration profile {@code tls}. */
    @WithDefault("/etc/adapter/tls")
    String tlsDirectory();

    /**
     * A directory of its owner's alone, for the little that commands have to remember between their runs: tokens, the ids of
     * what they made, how far they came. The server itself needs none.
     */
    Optional<Path> stateDir();

    /**
     * The origin under which the internet, and so Khoros, reaches this service, such as {@code https://crm.acme.example}; a path
     * before the base path may follow.
     */
    Optional<URI> publicUrl();
}
