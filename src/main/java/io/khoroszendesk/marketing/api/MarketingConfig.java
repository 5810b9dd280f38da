package io.khoroszendesk.marketing.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Where Khoros Marketing is called by the commands, and as which application. */
@ConfigMapping(prefix = "khoros")
public interface MarketingConfig {

    /** The origin of Khoros' API, without {@code /v2}. */
    @WithDefault("https://api.spredfast.com")
    URI apiUrl();

    /** The origin at which users log in and codes become tokens, without {@code /v3}. */
    @WithDefault("https://login.spredfast.com")
    URI loginUrl();

    /** The id that Khoros' support has given to this application; a token from Profile Settings needs none. */
    Optional<String> clientId();

    /** The secret that belongs to the client id. */
    Optional<String> clientSecret();

    /** A file with the client's secret; read again when it changes. */
    Optional<String> clientSecretFile();
}
