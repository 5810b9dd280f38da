package io.khoroszendesk.common.http.server;

import io.khoroszendesk.common.config.SettingsValidator;
import io.khoroszendesk.common.http.BodyConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds times of connections that leave no time at all. */
@Singleton
class ConnectionSettings implements SettingsValidator {

    private final ConnectionConfig connections;
    private final BodyConfig bodies;

    @Inject
    ConnectionSettings(ConnectionConfig connections, BodyConfig bodies) {
        this.connections = connections;
        this.bodies = bodies;
    }

    @Override
    public List<String> problems() {
        return Stream.of(
                        SettingsValidator.positive("ADAPTER_BODIES_HOOK_TIMEOUT", bodies.hookTimeout()),
                        SettingsValidator.positive("ADAPTER_HTTP_HEADER_TIMEOUT", connections.headerTimeout()),
                        SettingsValidator.positive("ADAPTER_HTTP_ANSWER_TIMEOUT", connections.answerTimeout()))
                .flatMap(Optional::stream)
                .toList();
    }
}
