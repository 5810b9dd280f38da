package io.khoroszendesk.ops;

import io.khoroszendesk.bridge.SettingsProblems;
import io.khoroszendesk.crm.KhorosKeys;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Refuses to start with settings that can't work, and says which. */
class Startup {

    private static final int FIRST = 1;

    @Inject
    SettingsCheck settings;

    @Inject
    SettingsProblems bridge;

    @Inject
    KhorosKeys keys;

    void check(@Observes @Priority(FIRST) StartupEvent event) {
        List<String> problems = new ArrayList<>();
        if (!keys.areConfigured()) {
            problems.add("KHOROS_AUTH_HEADER_VALUES is missing: the key that Khoros sends, or two while it is changed");
        }
        problems.addAll(settings.problems());
        problems.addAll(bridge.get());
        if (!problems.isEmpty()) {
            throw new ConfigurationException("Wrong settings: " + String.join("; ", problems));
        }
    }
}
