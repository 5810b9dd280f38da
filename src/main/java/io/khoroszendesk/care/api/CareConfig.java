package io.khoroszendesk.care.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/**
 * The Khoros Care instance that receives Zendesk's customers as authors, and the account for it. If none of these is
 * set, Care is never called. If only some are set, the service doesn't start and names the missing ones.
 */
@RegisterForReflection
@ConfigMapping(prefix = "care")
public interface CareConfig {

    /**
     * The origin of the Care instance, for example {@code https://acme.response.lithium.com}, without a path. The
     * account's password is sent only there: redirects and links to other origins are not followed.
     */
    Optional<URI> url();

    /** The name of a dedicated Care user for which Khoros Support has enabled access to the Base API. */
    Optional<String> username();

    /** The user's password. */
    Optional<String> password();

    /** A file with the password; read again when it changes. */
    Optional<String> passwordFile();

    /**
     * The integration key that Khoros Support assigned to the CRM: its {@code networkinstance}, for example
     * {@code zendesk_1}.
     */
    Optional<String> crmKey();

    /** Whether any of these settings is set, so that all of them are required. */
    default boolean isMentioned() {
        return url().isPresent()
                || username().isPresent()
                || password().isPresent()
                || passwordFile().isPresent()
                || crmKey().isPresent();
    }

    /** Whether Care can be called. A service that has started has either all of the settings or none. */
    default boolean isConfigured() {
        return url().isPresent()
                && username().isPresent()
                && (password().isPresent() || passwordFile().isPresent())
                && crmKey().isPresent();
    }
}
