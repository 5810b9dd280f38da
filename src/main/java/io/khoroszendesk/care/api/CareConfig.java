package io.khoroszendesk.care.api;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/**
 * Which Khoros Care instance gets Zendesk's customers as authors, and with what account it is called. None of it set: Care is
 * never called. Some of it set: the start is refused with the names of what is missing.
 */
@ConfigMapping(prefix = "care")
public interface CareConfig {

    /**
     * The origin of the Care instance, such as {@code https://acme.response.lithium.com}, without a path. It is the only place
     * the account's password is sent to: redirects and links to other origins are not followed.
     */
    Optional<URI> url();

    /** The name of a Care user of its own for which Khoros Support has switched on access to the Base API. */
    Optional<String> username();

    /** The user's password. */
    Optional<String> password();

    /** A file with the password; read again when it changes. */
    Optional<String> passwordFile();

    /** The integration key that Khoros Support has given the CRM: its {@code networkinstance}, such as {@code zendesk_1}. */
    Optional<String> crmKey();

    /** Whether anything of it is set, so that all of it has to be. */
    default boolean isMentioned() {
        return url().isPresent()
                || username().isPresent()
                || password().isPresent()
                || passwordFile().isPresent()
                || crmKey().isPresent();
    }

    /** Whether Care can be called. A service that started has either all of the settings or none. */
    default boolean isConfigured() {
        return url().isPresent()
                && username().isPresent()
                && (password().isPresent() || passwordFile().isPresent())
                && crmKey().isPresent();
    }
}
