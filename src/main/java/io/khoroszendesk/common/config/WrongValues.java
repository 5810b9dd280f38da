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
        return CheckedSettings.in(config)
                .map(settings -> {
                    // A value is checked when it is read, and not every setting has been by now.
                    settings.byProperty().keySet().forEach(config::getConfigValue);
                    return settings.problems();
                })
                .orElse(List.of());
    }
}
