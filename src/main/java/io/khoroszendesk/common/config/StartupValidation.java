package io.khoroszendesk.common.config;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Prevents the start with invalid settings and says which ones are invalid. */
@Singleton
public class StartupValidation {

    private static final Logger LOG = Logger.getLogger(StartupValidation.class);
    private static final int FIRST = 1;

    @Inject
    AdapterConfig adapter;

    @Inject
    @All
    List<SettingsValidator> validators;

    @Inject
    UnknownVariables unknown;

    /** Commands that start no server report invalid settings themselves. */
    @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true")
    boolean serves;

    void check(@Observes @Priority(FIRST) StartupEvent event) {
        List<String> problems = problems();
        if (serves && !problems.isEmpty()) {
            throw new ConfigurationException("Wrong settings: " + String.join("; ", problems));
        }
        if (serves) {
            warnings().forEach(warning -> LOG.warn(warning.sentence()));
        }
        if (serves && adapter.dryRun()) {
            LOG.warn("Dry run: Zendesk and Khoros Care are read, and nothing in them is changed");
        }
    }

    /** What is probably a mistake but keeps nothing from working: variables whose names are no settings. */
    public List<Finding> warnings() {
        return unknown.findings();
    }

    /** The problems of the settings; empty if they are valid. */
    public List<String> problems() {
        return validators.stream()
                .flatMap(validator -> validator.problems().stream())
                .toList();
    }
}
