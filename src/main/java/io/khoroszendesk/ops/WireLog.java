package io.khoroszendesk.ops;

import io.khoroszendesk.common.config.SettingsValidator;
import io.quarkus.restclient.config.RestClientsConfig;
import io.quarkus.restclient.config.RestClientsConfig.RestClientLoggingConfig;
import io.smallrye.config.SmallRyeConfig;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Rejects the setting that would log every byte of outgoing calls, including secrets. */
@Singleton
public class WireLog implements SettingsValidator {

    private static final String EVERYTHING = "all";

    @Override
    public List<String> problems() {
        RestClientsConfig clients =
                ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(RestClientsConfig.class);
        return problems(Stream.concat(
                Stream.of(clients.logging()),
                clients.clients().values().stream().flatMap(client -> client.logging().stream())));
    }

    static List<String> problems(Stream<RestClientLoggingConfig> logging) {
        return logging.map(RestClientLoggingConfig::scope)
                .flatMap(Optional::stream)
                .filter(EVERYTHING::equalsIgnoreCase)
                .limit(1)
                .map(scope -> "QUARKUS_REST_CLIENT_LOGGING_SCOPE (or that of one client) is \"all\", which would write"
                        + " secrets and customers' data to the log; take \"request-response\"")
                .toList();
    }
}
