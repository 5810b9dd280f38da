package io.khoroszendesk.common.config;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Keeps what is deployed from running with the settings of tests and of development, which are packaged with it, and from running without those
 * of a profile whose name is mistyped.
 */
@Singleton
class PackagedProfile implements SettingsValidator {

    private static final Set<String> OF_DEVELOPMENT = Set.of("dev", "test");
    private static final String OF_PRODUCTION = "prod";
    private static final Set<String> PACKAGED = Set.of(OF_PRODUCTION, "tls");
    /** How a property of a profile begins, or the name of a source with such properties alone. */
    private static final Pattern MENTIONED = Pattern.compile("^%\\{?([^.}]+)|application-([\\w-]+)\\.");

    private final SmallRyeConfig config;

    @Inject
    PackagedProfile(SmallRyeConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return problems(LaunchMode.current(), ConfigUtils.getProfiles(), mentioned(config.getConfigSources()));
    }

    /**
     * The problems of these profiles.
     *
     * @param mentioned the profiles for which an operator has written settings
     */
    static List<String> problems(LaunchMode mode, List<String> profiles, Set<String> mentioned) {
        if (mode != LaunchMode.NORMAL) {
            return List.of();
        }
        List<String> problems = profiles.stream()
                .flatMap(profile -> problem(profile, mentioned).stream())
                .toList();
        return problems.isEmpty() && !profiles.contains(OF_PRODUCTION)
                ? List.of("QUARKUS_PROFILE must hold prod as well: write prod," + String.join(",", profiles))
                : problems;
    }

    private static Optional<String> problem(String profile, Set<String> mentioned) {
        if (OF_DEVELOPMENT.contains(profile)) {
            return Optional.of("QUARKUS_PROFILE must not hold " + profile
                    + ", which is for development alone: its key is known to everybody");
        }
        return PACKAGED.contains(profile) || mentioned.contains(profile)
                ? Optional.empty()
                : Optional.of("QUARKUS_PROFILE holds " + profile
                        + ", for which there are no settings: write prod, or prod,tls for HTTPS");
    }

    static Set<String> mentioned(Iterable<ConfigSource> sources) {
        return StreamSupport.stream(sources.spliterator(), false)
                .flatMap(source -> Stream.concat(Stream.of(source.getName()), source.getPropertyNames().stream()))
                .map(MENTIONED::matcher)
                .filter(Matcher::find)
                .flatMap(found -> Arrays.stream((found.group(1) == null ? found.group(2) : found.group(1)).split(",")))
                .collect(Collectors.toSet());
    }
}
