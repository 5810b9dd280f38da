package io.khoroszendesk.common.config;

import static java.util.function.Predicate.not;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Prevents the start with invalid settings and says which ones are invalid. */
@Singleton
public class StartupValidation {

    private static final Logger LOG = Logger.getLogger(StartupValidation.class);
    private static final int FIRST = 1;

    @Inject
    AdapterConfig adapter;

    @Inject
    @All
    List<SettingsValidator> validators;

    @Inject
    UnsafeSettings unsafe;

    /** Commands that start no server report invalid settings themselves. */
    @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true")
    boolean serves;

    void check(@Observes @Priority(FIRST) StartupEvent event) {
        // What is wrong with these is told before any command can send a secret.
        List<String> problems = serves ? problems() : unsafe.problems();
        if (!problems.isEmpty()) {
            throw new WrongSettingsException(problems);
        }
        if (serves && adapter.dryRun()) {
            LOG.warn("Dry run: Zendesk and Khoros Care are read, and nothing in them is changed");
        }
    }

    /** Those problems that can be told although the application has not come up. */
    public static List<String> problemsOf(SmallRyeConfig config) {
        return problemsOf(Stream.of(
                new WrongValues(config),
                new UnknownSettings(config),
                new PortSettings(config),
                new ConfigLocations(config),
                new UnsafeSettings(config)));
    }

    /** The problems of the settings, by their variables; empty if they are valid. */
    public List<String> problems() {
        return problemsOf(validators.stream());
    }

    /** A setting whose value can't be used is not told as missing, too. */
    static List<String> problemsOf(Stream<SettingsValidator> validators) {
        List<String> problems = validators
                .flatMap(validator -> validator.problems().stream())
                .sorted()
                .toList();
        Set<String> wrong = problems.stream()
                .filter(not(StartupValidation::isMissing))
                .map(StartupValidation::variable)
                .collect(Collectors.toSet());
        return problems.stream()
                .filter(problem -> !isMissing(problem) || !wrong.contains(variable(problem)))
                .toList();
    }

    private static boolean isMissing(String problem) {
        return problem.startsWith(variable(problem) + " is missing");
    }

    private static String variable(String problem) {
        return problem.split("[ :,]", 2)[0];
    }
}
