package io.khoroszendesk.ops;

import io.khoroszendesk.common.config.SettingsValidator;
import io.quarkus.restclient.config.RestClientsConfig;
import io.quarkus.restclient.config.RestClientsConfig.RestClientLoggingConfig;
import io.smallrye.config.SmallRyeConfig;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Rejects the settings that would log what is sent: every byte of outgoing calls, or the queries and headers of Khoros. */
@Singleton
public class WireLog implements SettingsValidator {

    private static final String EVERYTHING = "all";
    private static final String ACCESS_LOG = "quarkus.http.access-log.enabled";

    @Override
    public List<String> problems() {
        SmallRyeConfig config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        RestClientsConfig clients = config.getConfigMapping(RestClientsConfig.class);
        List<String> calls = problems(Stream.concat(
                Stream.of(clients.logging()),
                clients.clients().values().stream().flatMap(client -> client.logging().stream())));
        return Stream.concat(calls.stream(), accessLog(config).stream()).toList();
    }

    static Optional<String> accessLog(Config config) {
        return config.getOptionalValue(ACCESS_LOG, Boolean.class)
                .filter(isOn -> isOn)
                .map(isOn -> "QUARKUS_HTTP_ACCESS_LOG_ENABLED is true, which would write customers' data to the log;"
                        + " remove it, because each request has a line of its own already");
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
