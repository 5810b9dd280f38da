package io.khoroszendesk.ops;

import io.khoroszendesk.bridge.BridgeSettings;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.config.SettingsValidator;
import io.khoroszendesk.crm.access.ApiKeys;
import io.khoroszendesk.zendesk.ZendeskSettings;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Refuses to start with settings that can't work, and says which. */
@Singleton
public class StartupValidation {

    private static final Logger LOG = Logger.getLogger(StartupValidation.class);
    private static final int FIRST = 1;

    @Inject
    ZendeskSettings settings;

    @Inject
    BridgeSettings bridge;

    @Inject
    ApiKeys keys;

    @Inject
    AdapterConfig ops;

    @Inject
    @All
    List<SettingsValidator> features;

    /** A command that starts no server tells about settings in its own words. */
    @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true")
    boolean serves;

    void check(@Observes @Priority(FIRST) StartupEvent event) {
        List<String> problems = problems();
        if (serves && !problems.isEmpty()) {
            throw new ConfigurationException("Wrong settings: " + String.join("; ", problems));
        }
        if (serves && ops.dryRun()) {
            LOG.warn("Dry run: Zendesk and Khoros Care are read, and nothing in them is changed");
        }
    }

    /** What is wrong with the settings, none where all is well. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!keys.areConfigured()) {
            problems.add("KHOROS_AUTH_HEADER_VALUES is missing: the key that Khoros sends, or two while it is changed");
        }
        problems.addAll(keys.problems());
        features.forEach(feature -> problems.addAll(feature.problems()));
        problems.addAll(settings.problems());
        problems.addAll(bridge.get());
        return problems;
    }
}
