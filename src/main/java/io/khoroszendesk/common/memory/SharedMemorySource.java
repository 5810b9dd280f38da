package io.khoroszendesk.common.memory;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Derives the settings of Quarkus' Redis client from the address of the shared memory: without one the client sleeps. */
public class SharedMemorySource implements ConfigSourceFactory {

    private static final String NAME = "shared memory";
    /** Below the sources that operators use, above the defaults. */
    private static final int ORDINAL = 200;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        SharedMemoryAddress address = SharedMemoryAddress.of(
                value(context, "adapter.shared-memory.url"), value(context, "adapter.shared-memory.url-file"));
        Map<String, String> derived = new HashMap<>();
        derived.put("quarkus.redis.active", String.valueOf(address.uri().isPresent()));
        if (address.hasTls()) {
            derived.put("quarkus.redis.tls-configuration-name", NAME.replace(' ', '-'));
        }
        return List.of(new PropertiesConfigSource(derived, NAME, ORDINAL));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        return Optional.ofNullable(context.getValue(name))
                .map(ConfigValue::getValue)
                .filter(value -> !value.isBlank());
    }
}
