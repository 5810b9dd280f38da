package io.khoroszendesk.common.config;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A setting that is written somewhere: in the environment, on the command line or in a file.
 *
 * @param variable the environment variable that gives it
 * @param value the value that counts, and where it stands
 */
record GivenSetting(String variable, ConfigValue value) {

    /** The profiles for which a property is given. */
    private static final Pattern PROFILES = Pattern.compile("^%(\\{[^}]*}|[^.]+)\\.");
    /** The order of files within applications. Below it are the framework's own defaults. */
    private static final int FIRST = 100;
    /** The order of the file that is packaged with this service. */
    private static final int PACKAGED = 250;
    /** The order of what was fixed when the service was built. */
    private static final int FIXED = Integer.MAX_VALUE;

    /** All of them. One may occur twice: as its variable, and as each property for which the variable may stand. */
    static Stream<GivenSetting> in(SmallRyeConfig config) {
        // The framework lists a setting of one client under the client's other names as well.
        Set<String> written = StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .flatMap(source -> source.getPropertyNames().stream())
                .map(GivenSetting::withoutProfile)
                .collect(Collectors.toSet());
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(written::contains)
                .map(property -> new GivenSetting(Setting.variable(property), config.getConfigValue(property)))
                .filter(setting -> isGiven(setting.value()));
    }

    /** Whether this was found where somebody has written it, and is no default of the framework. */
    static boolean isGiven(ConfigValue found) {
        return found.getValue() != null && found.getConfigSourceOrdinal() >= FIRST;
    }

    /** Whether an operator has written it, and not this service itself. */
    boolean isOfOperator() {
        return value.getConfigSourceOrdinal() > PACKAGED && value.getConfigSourceOrdinal() < FIXED;
    }

    /** A property without the profiles for which it is given. */
    static String withoutProfile(String property) {
        return PROFILES.matcher(property).replaceFirst("");
    }
}
