package io.khoroszendesk.common.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The settings that differ from their defaults, to be shown. A text is shown only if it is known to be no secret, because
 * most texts are names of accounts, keys and passwords; of others only that they are set.
 */
public final class ChangedSettings {

    private static final String SET = "set";
    private static final int MOST_SHOWN = 200;
    /** The order of files within applications. Below it are the framework's own defaults. */
    private static final int FIRST_OF_OPERATORS = 100;

    private static final Set<Class<?>> SHOWN_TYPES = Set.of(
            boolean.class,
            Boolean.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            double.class,
            Double.class,
            Duration.class,
            MemorySize.class,
            Path.class,
            CertificateFiles.class,
            List.class);

    private static final Set<String> SHOWN_TEXTS = Set.of(
            "zendesk.subdomain",
            "zendesk.oauth-scope",
            "khoros.auth-header-name",
            "adapter.khoros.base-path",
            "adapter.handles.field",
            "adapter.search.default-country",
            "adapter.tls-directory",
            "quarkus.rest-client.zendesk.proxy-address",
            "quarkus.rest-client.care.proxy-address",
            "quarkus.rest-client.khoros-api.proxy-address");

    private ChangedSettings() {}

    /** Each as its variable and its value, in the order of the settings; a value that isn't shown is "set". */
    public static List<String> of(SmallRyeConfig config) {
        List<String> changed = new ArrayList<>();
        CheckedSettings.in(config).ifPresent(settings -> settings.byProperty().forEach((property, setting) -> {
            ConfigValue found = config.getConfigValue(property);
            String value = found.getValue();
            if (value != null
                    && !value.isBlank()
                    && found.getConfigSourceOrdinal() >= FIRST_OF_OPERATORS
                    && !setting.isDefault(value.strip())) {
                changed.add(setting.variable() + "=" + shown(setting, value.strip()));
            }
        }));
        return changed;
    }

    private static String shown(Setting setting, String value) {
        Class<?> kind = setting.kind();
        String shown = kind == URI.class
                ? address(value)
                : kind.isEnum() || SHOWN_TYPES.contains(kind) || SHOWN_TEXTS.contains(setting.property()) ? value : SET;
        String oneLine = shown.replaceAll("\\p{Cntrl}", " ");
        return oneLine.length() <= MOST_SHOWN ? oneLine : oneLine.substring(0, MOST_SHOWN) + "…";
    }

    /** An address without what may be a secret in it: user, password and query. */
    private static String address(String value) {
        try {
            URI uri = URI.create(value);
            return uri.getHost() == null
                    ? SET
                    : uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                            + uri.getPath();
        } catch (IllegalArgumentException e) {
            return SET;
        }
    }
}
