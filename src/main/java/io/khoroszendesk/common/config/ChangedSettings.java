package io.khoroszendesk.common.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The settings that differ from their defaults, to be shown. A text is shown only if it is known to be no secret, because
 * most texts are names of accounts, keys and passwords; of others only that they are set.
 */
public final class ChangedSettings {

    private static final String SET = "set";
    private static final int MOST_SHOWN = 200;

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

    private static final String FRAMEWORK = "QUARKUS_";
    private static final Set<String> SHOWN_HOSTS = Set.of("QUARKUS_HTTP_HOST", "QUARKUS_MANAGEMENT_HOST");
    /** Settings of the framework whose values may be secrets of any form. */
    private static final Pattern SECRETS =
            Pattern.compile(".*(PASS|SECRET|TOKEN|CREDENTIAL|KEY(?!_STORE)|USER|HEADER|AUTH|ALIAS).*");
    /** Truth values, numbers, times, sizes and levels of the log. */
    private static final Pattern PLAIN = Pattern.compile(
            "(?i)true|false|-?\\d{1,9}(\\.\\d+)?(ms|[smhdkg])?|off|trace|debug|info|warn|error|fatal|all");

    private ChangedSettings() {}

    /** Each as its variable and its value, in the order of their names; a value that isn't shown is "set". */
    public static List<String> of(SmallRyeConfig config) {
        Map<String, String> changed = new TreeMap<>();
        Map<String, Setting> known =
                CheckedSettings.in(config).map(CheckedSettings::byProperty).orElse(Map.of());
        GivenSetting.in(config)
                .filter(given -> given.isOfOperator() && given.variable().startsWith(FRAMEWORK))
                .filter(given -> !given.value().getValue().isBlank())
                .sorted(Comparator.comparing(given -> given.value().getConfigSourceOrdinal()))
                .forEach(given -> changed.put(
                        given.variable(),
                        oneLine(shown(given.variable(), given.value().getValue().strip()))));
        known.forEach((property, setting) -> {
            changed.remove(setting.variable());
            ConfigValue found = config.getConfigValue(property);
            if (GivenSetting.isGiven(found)
                    && !found.getValue().isBlank()
                    && !setting.isDefault(found.getValue().strip())) {
                changed.put(
                        setting.variable(),
                        oneLine(shown(setting, found.getValue().strip())));
            }
        });
        return changed.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    /** What may be shown of a setting of the framework that isn't known here. */
    private static String shown(String variable, String value) {
        if (SECRETS.matcher(variable).matches()) {
            return SET;
        }
        return PLAIN.matcher(value).matches() || SHOWN_HOSTS.contains(variable) ? value : address(value);
    }

    private static String shown(Setting setting, String value) {
        Class<?> kind = setting.kind();
        return kind == URI.class
                ? address(value)
                : kind.isEnum() || SHOWN_TYPES.contains(kind) || SHOWN_TEXTS.contains(setting.property()) ? value : SET;
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…";
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
