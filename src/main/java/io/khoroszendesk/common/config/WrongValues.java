package io.khoroszendesk.common.config;

import io.smallrye.config.SmallRyeConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Finds values that their settings can't have. */
@Singleton
public class WrongValues implements SettingsValidator {

    private final SmallRyeConfig config;

    @Inject
    public WrongValues(SmallRyeConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return CheckedSettings.in(config).map(CheckedSettings::problems).orElse(List.of());
    }
}
