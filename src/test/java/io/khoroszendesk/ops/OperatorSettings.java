package io.khoroszendesk.ops;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Settings as an operator gives them, read the way the running service reads them. */
public final class OperatorSettings {

    private static final int ENVIRONMENT = 300;
    private static final int FILE = 250;

    private static final ConcurrentMap<Wanted, Object> MADE = new ConcurrentHashMap<>();

    private record Wanted(Class<?> mapping, List<String> pairs) {}

    private OperatorSettings() {}

    /** One group of settings, with names and values in turn; made once, because there are hundreds of tests. */
    public static <T> T of(Class<T> mapping, String... pairs) {
        return mapping.cast(MADE.computeIfAbsent(new Wanted(mapping, List.of(pairs)), OperatorSettings::make));
    }

    private static Object make(Wanted wanted) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (int i = 0; i < wanted.pairs().size(); i += 2) {
            properties.put(wanted.pairs().get(i), wanted.pairs().get(i + 1));
        }
        return builder(wanted.mapping())
                .withSources(new PropertiesConfigSource(properties, "test", FILE))
                .build()
                .getConfigMapping(wanted.mapping());
    }

    /** All groups of settings, given in the environment. */
    static SmallRyeConfig inEnvironment(Map<String, String> variables, Class<?>... mappings) {
        return builder(mappings)
                .withSources(new EnvConfigSource(variables, ENVIRONMENT))
                .build();
    }

    private static SmallRyeConfigBuilder builder(Class<?>... mappings) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDiscoveredConverters().withValidateUnknown(false);
        for (Class<?> mapping : mappings) {
            builder.withMapping(mapping);
        }
        return builder;
    }
}
