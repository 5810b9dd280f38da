package io.khoroszendesk.marketing.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** The URLs at which the commands call Khoros Marketing, and the application's credentials. */
@RegisterForReflection
@ConfigMapping(prefix = "khoros")
public interface MarketingConfig {

    /** The origin of Khoros' API, without {@code /v2}. */
    @WithDefault("https://api.spredfast.com")
    URI apiUrl();

    /** The origin for log-ins and for exchanging codes for tokens, without {@code /v3}. */
    @WithDefault("https://login.spredfast.com")
    URI loginUrl();

    /**
     * The client id that Khoros' support has assigned to this application. A token from Profile Settings needs none.
     */
    Optional<String> clientId();

    /** The secret that belongs to the client id. */
    Optional<String> clientSecret();

    /** A file with the client's secret; read again when it changes. */
    Optional<String> clientSecretFile();
}
