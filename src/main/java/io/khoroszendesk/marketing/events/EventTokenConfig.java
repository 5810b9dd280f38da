package io.khoroszendesk.marketing.events;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How Khoros authenticates when it sends an event. */
@RegisterForReflection
@ConfigMapping(prefix = "khoros.events")
public interface EventTokenConfig {

    /**
     * The bearer token of events. It is chosen by whoever installs the adapter and registered with Khoros by
     * {@code events subscribe}. Two, separated by commas, during a rotation; the first is the one that is registered.
     */
    Optional<String> token();

    /** A file with the token or tokens, separated by commas or line ends; read again when it changes. */
    Optional<String> tokenFile();
}
