package io.khoroszendesk.marketing.events;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How Khoros proves itself when it sends an event. */
@ConfigMapping(prefix = "khoros.events")
public interface EventTokenConfig {

    /**
     * The bearer token of events: made up by whoever installs the adapter, told to Khoros by {@code events subscribe}. Two,
     * separated by commas, while it is changed; the first is the one that is told.
     */
    Optional<String> token();

    /** A file with the token or tokens, separated by commas or line ends; read again when it changes. */
    Optional<String> tokenFile();
}
