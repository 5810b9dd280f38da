package io.khoroszendesk.ops.console;

import io.khoroszendesk.common.http.Urls;
import io.khoroszendesk.common.resilience.DeadlineConfig;
import io.khoroszendesk.crm.CrmApiConfig;
import io.khoroszendesk.crm.access.ApiKeyConfig;
import io.khoroszendesk.crm.access.ApiKeys;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServer;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the console's page has to know of this service. All of it is public, for it is read without the key. */
@Singleton
class ConsoleSettings {

    /** The key of dev mode, which everybody knows. No other is ever told. */
    private static final String DEV_KEY = "dev-key";

    private final CrmApiConfig api;
    private final ApiKeyConfig keyConfig;
    private final ApiKeys keys;
    private final DeadlineConfig deadlines;
    private final StandIn standIn;
    private final Instance<HttpServer> server;
    private final String version;

    @Inject
    ConsoleSettings(
            CrmApiConfig api,
            ApiKeyConfig keyConfig,
            ApiKeys keys,
            DeadlineConfig deadlines,
            StandIn standIn,
            // Looked up late, because routes are created before the server is.
            Instance<HttpServer> server,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.api = api;
        this.keyConfig = keyConfig;
        this.keys = keys;
        this.deadlines = deadlines;
        this.standIn = standIn;
        this.server = server;
        this.version = version;
    }

    byte[] json() {
        boolean isDevelopment = LaunchMode.current() == LaunchMode.DEVELOPMENT;
        JsonObject settings = new JsonObject()
                .put("basePath", Urls.withoutSlashAtEnd(api.basePath()))
                .put("keyHeader", keyConfig.authHeaderName())
                .put("deadline", deadlines.deadline().toMillis())
                .put("metadataDeadline", deadlines.metaDeadline().toMillis())
                .put("dev", isDevelopment)
                .put("standIn", standIn.isPossible())
                .put("managementPort", server.get().getManagementPort())
                .put("version", version);
        if (isDevelopment && keys.accept(DEV_KEY)) {
            settings.put("key", DEV_KEY);
        }
        return settings.encode().getBytes(StandardCharsets.UTF_8);
    }
}
