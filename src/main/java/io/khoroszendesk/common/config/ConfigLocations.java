package io.khoroszendesk.common.config;

import io.smallrye.config.SmallRyeConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Quarkus passes over a file of settings that isn't there, and over one whose name says no format that it knows. */
@Singleton
class ConfigLocations implements SettingsValidator {

    private static final String FORMAT = ".properties";

    private final SmallRyeConfig config;

    @Inject
    ConfigLocations(SmallRyeConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return config.getOptionalValues("quarkus.config.locations", String.class).orElse(List.of()).stream()
                .flatMap(location -> problem(location.strip()).stream())
                .map(problem -> "QUARKUS_CONFIG_LOCATIONS names " + problem)
                .toList();
    }

    private static Optional<String> problem(String location) {
        Optional<Path> path = path(location);
        if (path.isEmpty() || Files.isDirectory(path.get())) {
            return Optional.empty();
        }
        if (!Files.exists(path.get())) {
            return Optional.of(location + ", which doesn't exist");
        }
        if (!Files.isReadable(path.get())) {
            return Optional.of(location + ", which can't be read");
        }
        return location.endsWith(FORMAT)
                ? Optional.empty()
                : Optional.of(location + ", which is not read: its name must end with " + FORMAT);
    }

    /** The file of a location; empty if it is of another kind, such as an address. */
    private static Optional<Path> path(String location) {
        try {
            URI address = URI.create(location);
            if (address.getScheme() == null) {
                return Optional.of(Path.of(location));
            }
            return address.getScheme().equals("file") ? Optional.of(Path.of(address)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(Path.of(location));
        }
    }
}
