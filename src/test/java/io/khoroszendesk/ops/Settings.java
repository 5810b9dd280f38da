package io.khoroszendesk.ops;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings as an operator gives them, read the way the running service reads them. */
public final class Settings {

    private static final int ENVIRONMENT = 300;
    private static final int FILE = 250;

    private Settings() {}

    /** One group of settings, with names and values in turn. */
    public static <T> T of(Class<T> mapping, String... pairs) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put(pairs[i], pairs[i + 1]);
        }
        return builder(mapping)
                .withSources(new PropertiesConfigSource(properties, "test", FILE))
                .build()
                .getConfigMapping(mapping);
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
