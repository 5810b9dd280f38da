package io.khoroszendesk.care.gdpr;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/**
 * The account that may delete people in Khoros Care by its GDPR API. If it isn't set, nobody is deleted in Care: what was
 * pushed is emptied, and the rest is left to an administrator.
 */
@RegisterForReflection
@ConfigMapping(prefix = "care.gdpr")
public interface GdprConfig {

    /**
     * The name of a Care user of its own with the role {@code api_restricted}, which Khoros Support gives. Not the one of
     * {@code CARE_USERNAME}, because this one can delete people.
     */
    Optional<String> username();

    /** The user's password. */
    Optional<String> password();

    /** A file with the password; read again when it changes. */
    Optional<String> passwordFile();

    /** Whether any of these settings is set, so that the name and a password are required. */
    default boolean isMentioned() {
        return username().isPresent()
                || password().isPresent()
                || passwordFile().isPresent();
    }

    /** Whether deletions are filed. */
    default boolean isConfigured() {
        return username().isPresent()
                && (password().isPresent() || passwordFile().isPresent());
    }
}
