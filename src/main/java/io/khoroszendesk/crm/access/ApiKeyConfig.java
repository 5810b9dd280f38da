package io.khoroszendesk.crm.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How Khoros proves itself; what is entered here is what was registered with Khoros as {@code authHeaderValue}. */
@ConfigMapping(prefix = "khoros")
public interface ApiKeyConfig {

    /** The header that holds the key. Khoros' documents do not name it; its value is sent unchanged. */
    @WithDefault("Authorization")
    String authHeaderName();

    /**
     * The keys that are accepted, separated by commas: one, or two while the key is being changed. A {@code Bearer } before a
     * key counts neither here nor in the header. Each has at least 20 characters, none of them blank or invisible: with
     * others production doesn't start.
     */
    Optional<String> authHeaderValues();

    /** A file with the keys, separated by commas or line ends; read again when it changes. */
    Optional<String> authHeaderValuesFile();
}
