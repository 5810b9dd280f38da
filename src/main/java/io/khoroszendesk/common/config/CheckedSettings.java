package io.khoroszendesk.common.config;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigSourceInterceptorFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The settings of this service, and those of {@link FrameworkSettings}, as they are read: blanks and line ends around a value
 * and around the items of a list don't count, an empty one counts as not set, and for a wrong one the default stands in and the problem is remembered. Otherwise the first wrong value
 * would stop the start in the framework's words, and hide all other problems.
 *
 * <p>It belongs to one configuration, in which it is found as a source without any values.
 */
public class CheckedSettings implements ConfigSource {

    private static final String NAME = "checked settings";
    private static final Set<String> PREFIXES = Set.of("adapter", "zendesk", "khoros", "care");
    private static final String FRAMEWORK = "quarkus.";
    /** Before expressions are resolved, because an empty value must not be the result of one. */
    private static final int INNERMOST = Priorities.PLATFORM - 1;
    /** After expressions are resolved. */
    private static final int OUTERMOST = Priorities.APPLICATION + 1_000;

    private final SmallRyeConfigBuilder builder;
    private final Map<String, String> problems = new ConcurrentSkipListMap<>();
    private Map<String, Setting> settings;

    private CheckedSettings(SmallRyeConfigBuilder builder) {
        this.builder = builder;
    }

    /** Adds the checks to each configuration. */
    public static class Customizer implements SmallRyeConfigBuilderCustomizer {

        @Override
        public void configBuilder(SmallRyeConfigBuilder builder) {
            CheckedSettings settings = new CheckedSettings(builder);
            builder.withSources(settings)
                    .withInterceptorFactories(
                            interceptor(INNERMOST, settings::stripped), interceptor(OUTERMOST, settings::checked));
        }
    }

    /** The settings of this configuration; none where they aren't checked. */
    static Optional<CheckedSettings> in(SmallRyeConfig config) {
        return config.getConfigSource(NAME).map(CheckedSettings.class::cast);
    }

    /** What is wrong with values, each a sentence that names the variable. */
    List<String> problems() {
        return List.copyOf(problems.values());
    }

    /** All settings, by their properties. */
    synchronized Map<String, Setting> byProperty() {
        // The mappings are complete only when the configuration is built.
        if (settings == null) {
            settings = new TreeMap<>(Setting.declaredBy(FrameworkSettings.class));
            builder.getMappingsBuilder().getMappings().stream()
                    .filter(mapping -> isOurs(mapping.getPrefix()))
                    .forEach(mapping -> settings.putAll(Setting.of(mapping)));
        }
        return settings;
    }

    private ConfigValue stripped(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        if (value == null || value.getValue() == null || !isChecked(name)) {
            return value;
        }
        return value.getValue().isBlank()
                ? byDefault(value, byProperty().get(name))
                : value.withValue(value.getValue().strip());
    }

    private ConfigValue checked(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        Setting setting = isChecked(name) ? byProperty().get(name) : null;
        if (setting == null || value == null || value.getValue() == null) {
            return value;
        }
        Optional<String> problem = setting.problem(value.getValue());
        if (problem.isEmpty()) {
            problems.remove(name);
            return value.withValue(setting.normalized(value.getValue()));
        }
        problems.put(name, problem.get());
        return byDefault(value, setting);
    }

    private static ConfigValue byDefault(ConfigValue value, Setting setting) {
        return setting == null || setting.byDefault() == null ? null : value.withValue(setting.byDefault());
    }

    private boolean isChecked(String name) {
        return isOurs(name) || name.startsWith(FRAMEWORK) && byProperty().containsKey(name);
    }

    private static boolean isOurs(String name) {
        int end = name.indexOf('.');
        return PREFIXES.contains(end < 0 ? name : name.substring(0, end));
    }

    private static ConfigSourceInterceptorFactory interceptor(int priority, ConfigSourceInterceptor interceptor) {
        return new ConfigSourceInterceptorFactory() {
            @Override
            public ConfigSourceInterceptor getInterceptor(ConfigSourceInterceptorContext context) {
                return interceptor;
            }

            @Override
            public OptionalInt getPriority() {
                return OptionalInt.of(priority);
            }
        };
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public String getValue(String property) {
        return null;
    }

    @Override
    public String getName() {
        return NAME;
    }
}
