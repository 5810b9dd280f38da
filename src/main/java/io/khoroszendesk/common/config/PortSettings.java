package io.khoroszendesk.common.config;

import io.smallrye.config.SmallRyeConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Keeps health and metrics on a port of their own, which the internet must not reach. */
@Singleton
class PortSettings implements SettingsValidator {

    private final SmallRyeConfig config;

    @Inject
    PortSettings(SmallRyeConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        int management = config.getValue("quarkus.management.port", Integer.class);
        return management != 0 && management == config.getValue("quarkus.http.port", Integer.class)
                ? List.of("QUARKUS_HTTP_PORT and QUARKUS_MANAGEMENT_PORT are both " + management
                        + ": each needs a port of its own, such as 8080 and 9000")
                : List.of();
    }
}
