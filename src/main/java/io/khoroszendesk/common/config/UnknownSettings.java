package io.khoroszendesk.common.config;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Finds names that look like settings but are none, in the environment and in files: what they were meant to set would
 * keep its default, and nobody would notice.
 */
@Singleton
class UnknownSettings implements SettingsValidator {

    private static final Pattern OURS = Pattern.compile("(ADAPTER|ZENDESK|KHOROS|CARE)_.+");
    private static final String FRAMEWORK = "QUARKUS_";
    /** What Kubernetes gives every container because of a service of its namespace. */
    private static final Pattern OF_A_SERVICE = Pattern.compile(
            ".+_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");
    /** The same, told from a mistyped port by its value. */
    private static final Pattern PORT_OF_A_SERVICE = Pattern.compile(".+_PORT");

    private static final Pattern ADDRESS_OF_A_SERVICE = Pattern.compile("(tcp|udp|sctp)://.+");
    /** The index of an item, where a list is given item by item. */
    private static final Pattern INDEX = Pattern.compile("_\\d+_$|\\[\\d+]$");
    /** Settings of the framework that differ by two letters from documented ones. */
    private static final Set<String> OTHERS_OF_THE_FRAMEWORK = Set.of("QUARKUS_HTTP_HOST", "QUARKUS_MANAGEMENT_HOST");

    /** How a line begins that is written for a shell. */
    private static final String EXPORT = "export";
    /** How a file begins that some editors have saved. */
    private static final String MARK = "\uFEFF";

    /** The most letters in which a name may differ from the one that was probably meant. */
    private static final int CLOSE = 3;
    /** The same where most names are right, although they aren't documented here. */
    private static final int VERY_CLOSE = 2;

    private final SmallRyeConfig config;

    @Inject
    UnknownSettings(SmallRyeConfig config) {
        this.config = config;
    }

    /** A sentence about each of them, with the name that was probably meant; never with a value. */
    @Override
    public List<String> problems() {
        Map<String, String> properties = CheckedSettings.in(config).stream()
                .flatMap(settings -> settings.byProperty().values().stream())
                .collect(Collectors.toMap(Setting::variable, Setting::property));
        Set<String> known = properties.keySet();
        List<String> problems = new ArrayList<>();
        if (known.stream().noneMatch(OURS.asMatchPredicate())) {
            // The start failed before the configuration knew any.
            return problems;
        }
        given().forEach((variable, given) -> problem(variable, given, known).ifPresent(problems::add));
        problems.addAll(misspelled(properties));
        problems.addAll(repeated(known));
        config.getConfigSources().forEach(source -> unread(source).ifPresent(problems::add));
        return problems;
    }

    /** A setting of a file that is taken for another because of what stands before it. */
    private static Optional<String> unread(ConfigSource source) {
        String exported = source.getValue(EXPORT);
        if (exported != null && OURS.matcher(exported).matches()) {
            return Optional.of(
                    exported.split("=", 2)[0] + " stands after the word export, so it is not read: remove the word");
        }
        return source.getPropertyNames().stream()
                .filter(name -> name.startsWith(MARK))
                .findFirst()
                .map(name -> name.substring(MARK.length())
                        + " stands after a byte order mark, so it is not read: save the file as UTF-8 without one");
    }

    /** Capitals don't count in an environment, so one of two variables would be read by chance. */
    private Set<String> repeated(Set<String> known) {
        Set<String> problems = new TreeSet<>();
        for (ConfigSource source : config.getConfigSources()) {
            if (source instanceof EnvConfigSource) {
                source.getPropertyNames().stream()
                        .filter(name -> !known.contains(name) && name.indexOf('.') < 0)
                        .filter(name -> known.contains(Setting.variable(name))
                                && source.getPropertyNames().contains(Setting.variable(name)))
                        .forEach(name -> problems.add(
                                Setting.variable(name) + " is also set as " + name + ": remove one of them"));
            }
        }
        return problems;
    }

    /** Outside an environment, a property is only read as it is spelled. */
    private Set<String> misspelled(Map<String, String> properties) {
        Set<String> problems = new TreeSet<>();
        for (ConfigSource source : config.getConfigSources()) {
            for (String written : source instanceof EnvConfigSource ? Set.<String>of() : source.getPropertyNames()) {
                String name = GivenSetting.withoutProfile(written);
                String bare = INDEX.matcher(name).replaceFirst("");
                String property = properties.get(Setting.variable(bare));
                if (property != null
                        && !property.equals(bare)
                        && OURS.matcher(Setting.variable(bare)).matches()) {
                    problems.add(name + " is no setting of this service: did you mean " + property + "?");
                }
            }
        }
        return problems;
    }

    /** A name as it was written, and whether its value is an address such as Kubernetes gives. */
    private record Given(String name, boolean isAddressOfService) {}

    /** All names that are set, by the variables that they stand for. */
    private TreeMap<String, Given> given() {
        TreeMap<String, Given> names = new TreeMap<>();
        for (ConfigSource source : config.getConfigSources()) {
            Map<String, String> variables = variables(source);
            for (String listed : source.getPropertyNames()) {
                String name = GivenSetting.withoutProfile(listed);
                String written = variables.getOrDefault(Setting.variable(listed), name);
                names.putIfAbsent(Setting.variable(name), new Given(written, isAddressOfService(source, listed)));
            }
        }
        return names;
    }

    /**
     * The variables of an environment as they are written, by what they are in capitals: each is listed a second time, as a
     * property that it may stand for.
     */
    private static Map<String, String> variables(ConfigSource source) {
        return source instanceof EnvConfigSource
                ? source.getPropertyNames().stream()
                        .filter(name -> name.indexOf('.') < 0)
                        .collect(Collectors.toMap(Setting::variable, name -> name, (one, other) -> one))
                : Map.of();
    }

    private static boolean isAddressOfService(ConfigSource source, String name) {
        String value = source.getValue(name);
        return value != null && ADDRESS_OF_A_SERVICE.matcher(value).matches();
    }

    private static Optional<String> problem(String variable, Given given, Set<String> known) {
        if (known.contains(INDEX.matcher(variable).replaceFirst(""))) {
            return Optional.empty();
        }
        if (variable.startsWith(FRAMEWORK)) {
            return OTHERS_OF_THE_FRAMEWORK.contains(variable)
                    ? Optional.empty()
                    : nearest(variable, known, VERY_CLOSE)
                            .map(meant -> given.name() + " is no setting: did you mean " + meant + "?");
        }
        boolean isOfKubernetes = OF_A_SERVICE.matcher(variable).matches()
                || PORT_OF_A_SERVICE.matcher(variable).matches() && given.isAddressOfService();
        if (isOfKubernetes || !OURS.matcher(variable).matches()) {
            return Optional.empty();
        }
        return Optional.of(given.name() + " is no setting of this service"
                + nearest(variable, known, CLOSE)
                        .map(meant -> ": did you mean " + meant + "?")
                        .orElse(": correct its name, or remove it"));
    }

    private static Optional<String> nearest(String name, Collection<String> known, int most) {
        int least = most;
        String nearest = null;
        for (String setting : known.stream().sorted().toList()) {
            int distance = distance(name, setting);
            if (distance < least || distance == least && nearest == null) {
                least = distance;
                nearest = setting;
            }
        }
        return Optional.ofNullable(nearest);
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
