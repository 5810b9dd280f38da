package io.khoroszendesk.common.config;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Settings of the framework that follow from what an operator has set. */
public abstract class DerivedSettings implements ConfigSourceFactory {

    /** Below the sources that operators use, above the defaults. */
    private static final int ORDINAL = 200;

    /** What follows, by its properties. {@code settings} has the value of each property that is set and not blank. */
    protected abstract Map<String, String> derive(Function<String, Optional<String>> settings);

    @Override
    public final Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> derived = derive(name -> Optional.ofNullable(context.getValue(name))
                .map(ConfigValue::getValue)
                .filter(value -> !value.isBlank()));
        return List.of(new PropertiesConfigSource(derived, getClass().getSimpleName(), ORDINAL));
    }
}
