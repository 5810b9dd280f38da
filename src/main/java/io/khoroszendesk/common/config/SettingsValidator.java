package io.khoroszendesk.common.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds what is wrong with the settings of one part of the service. A single problem keeps the server from starting. */
public interface SettingsValidator {

    /** The problems, each a sentence that names the setting's key; empty if the settings are valid. */
    List<String> problems();

    /** The problem of a time that must be longer than none; empty where it is. */
    static Optional<String> positive(String key, Duration value) {
        return value.toMillis() > 0 ? Optional.empty() : Optional.of(key + " must be longer than 0");
    }
}
