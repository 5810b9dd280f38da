package io.khoroszendesk.common.config;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Finds environment variables that look like settings of this service but are none: they would be ignored silently. */
@Singleton
class UnknownVariables {

    private static final Pattern PREFIX = Pattern.compile("(ADAPTER|ZENDESK|KHOROS)_.+");
    /** What Kubernetes gives every container for a service of its namespace. */
    private static final Pattern OF_KUBERNETES =
            Pattern.compile(".+_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");
    /** The index of an item, where a list is given item by item. */
    private static final Pattern INDEX = Pattern.compile("_\\d+_$");

    /** The most letters in which a name may differ from the one that was probably meant. */
    private static final int CLOSE = 3;

    private final SmallRyeConfig config;

    @Inject
    UnknownVariables(SmallRyeConfig config) {
        this.config = config;
    }

    /** A warning about each of them, with the name that was probably meant; never with a value. */
    List<Finding> findings() {
        Set<String> known = CheckedSettings.in(config).stream()
                .flatMap(settings -> settings.byProperty().values().stream())
                .map(Setting::variable)
                .collect(Collectors.toSet());
        return StreamSupport.stream(
                        config.getConfigSources(EnvConfigSource.class).spliterator(), false)
                .flatMap(environment -> environment.getPropertyNames().stream())
                .filter(name -> PREFIX.matcher(name).matches())
                .filter(name -> !OF_KUBERNETES.matcher(name).matches())
                .filter(name -> !known.contains(INDEX.matcher(name).replaceFirst("")))
                .distinct()
                .sorted()
                .map(name -> name + " is no setting of this service and is ignored"
                        + nearest(name, known)
                                .map(meant -> "; the nearest one is " + meant)
                                .orElse("")
                        + ".")
                .map(sentence -> Finding.warn("settings", sentence, "Correct the name of the variable, or remove it."))
                .toList();
    }

    private static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .filter(setting -> distance(name, setting) <= CLOSE)
                .min(Comparator.<String>comparingInt(setting -> distance(name, setting))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The number of letters to insert, remove or replace that make one name of the other. */
    private static int distance(String left, String right) {
        int[] above = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[right.length()];
    }
}
