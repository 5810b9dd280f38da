package io.khoroszendesk.common.config;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Keeps what is deployed from running with the settings of tests and of development, which are packaged with it. */
@Singleton
class PackagedProfile implements SettingsValidator {

    private static final Set<String> OF_DEVELOPMENT = Set.of("dev", "test");

    @Override
    public List<String> problems() {
        return problems(LaunchMode.current(), ConfigUtils.getProfiles());
    }

    static List<String> problems(LaunchMode mode, List<String> profiles) {
        return profiles.stream()
                .filter(profile -> mode == LaunchMode.NORMAL && OF_DEVELOPMENT.contains(profile))
                .map(profile -> "QUARKUS_PROFILE must not hold " + profile
                        + ", which is for development alone: its key is known to everybody")
                .toList();
    }
}
