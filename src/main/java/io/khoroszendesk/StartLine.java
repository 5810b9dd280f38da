package io.khoroszendesk;

import io.khoroszendesk.common.config.ChangedSettings;
import io.khoroszendesk.common.log.LogEntry;
import io.smallrye.config.SmallRyeConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** Logs once which build serves which account, what is switched on, and which settings differ from their defaults. */
@Singleton
class StartLine {

    private static final Logger LOG = Logger.getLogger(StartLine.class);
    private static final Map<String, Predicate<SmallRyeConfig>> FEATURES = new LinkedHashMap<>();

    static {
        FEATURES.put("care", isSet("care.url"));
        FEATURES.put("care deletions", isSet("care.gdpr.username"));
        FEATURES.put("webhook", isSet("zendesk.webhook-secret").or(isSet("zendesk.webhook-secret-file")));
        FEATURES.put("reactivation", isSet("adapter.care.reactivate"));
        FEATURES.put("events", isSet("khoros.events.token").or(isSet("khoros.events.token-file")));
        FEATURES.put("tickets of labelled posts", isSet("adapter.events.ticket-labels"));
        FEATURES.put("shared memory", isSet("adapter.shared-memory.url").or(isSet("adapter.shared-memory.url-file")));
        FEATURES.put("state directory", isSet("adapter.state-dir"));
        FEATURES.put("https", isSet("quarkus.http.tls-configuration-name"));
        FEATURES.put("opentelemetry", config -> !is(config, "quarkus.otel.sdk.disabled"));
        FEATURES.put("console", config -> is(config, "adapter.console"));
        FEATURES.put("server timing", config -> is(config, "adapter.server-timing"));
        FEATURES.put("trace file", isSet("adapter.trace.file"));
        FEATURES.put("log levels file", isSet("adapter.log.levels-file"));
        FEATURES.put("dry run", config -> is(config, "adapter.dry-run"));
    }

    private final SmallRyeConfig config;

    @Inject
    StartLine(SmallRyeConfig config) {
        this.config = config;
    }

    void tell() {
        LOG.infof("%s", entry(AdapterVersion.read(), config));
    }

    static LogEntry entry(AdapterVersion build, SmallRyeConfig config) {
        String tenant = tenant(config);
        List<String> features = FEATURES.entrySet().stream()
                .filter(feature -> feature.getValue().test(config))
                .map(Map.Entry::getKey)
                .toList();
        List<String> settings = ChangedSettings.of(config);
        return LogEntry.of("Adapter " + build.version() + ", revision " + build.revision() + ", for Zendesk's account "
                        + tenant + ". On: " + listed(features) + ". Not as by default: " + listed(settings))
                .with("version", build.version())
                .with("revision", build.revision())
                .with("tenant", tenant)
                .with("features", features)
                .with("settings", settings);
    }

    private static String tenant(SmallRyeConfig config) {
        return config.getOptionalValue("zendesk.subdomain", String.class)
                .or(() -> config.getOptionalValue("zendesk.url", URI.class).map(URI::getHost))
                .orElse("unknown");
    }

    private static String listed(List<String> items) {
        return items.isEmpty() ? "nothing" : String.join(", ", items);
    }

    private static Predicate<SmallRyeConfig> isSet(String property) {
        return config -> config.getOptionalValue(property, String.class).isPresent();
    }

    private static boolean is(SmallRyeConfig config, String property) {
        return config.getOptionalValue(property, Boolean.class).orElse(false);
    }
}
