package io.khoroszendesk.common.config;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.common.utils.StringUtil;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A setting of this service.
 *
 * @param byDefault its default; null if there is none
 * @param declaration the method that returns it
 */
public record Setting(String property, String byDefault, Method declaration) {

    private static final int MOST_SHOWN = 60;
    /** As it is left over from a file whose reader takes quotation marks for a part of the value. */
    private static final Pattern QUOTED = Pattern.compile("(?s)([\"']).*\\1");
    /** A comma that separates items, with the blanks before and after it. */
    private static final Pattern AROUND_ITEMS = Pattern.compile("\\s*(?<!\\\\),\\s*");

    /** The settings that an interface declares, by their properties. */
    static Map<String, Setting> of(ConfigClass mapping) {
        Map<String, Method> methods = new TreeMap<>();
        addMethods(mapping.getPrefix(), mapping.getType(), methods);
        Map<String, Setting> settings = new TreeMap<>();
        mapping.getProperties().forEach((property, byDefault) -> {
            // Lists are named a second time, for their items.
            if (!property.endsWith("[*]")) {
                settings.put(property, new Setting(property, byDefault, methods.get(property)));
            }
        });
        return settings;
    }

    /** The settings that an interface declares by their whole names, by their properties. */
    static Map<String, Setting> declaredBy(Class<?> declarations) {
        Map<String, Setting> settings = new TreeMap<>();
        for (Method method : declarations.getMethods()) {
            WithDefault byDefault = method.getAnnotation(WithDefault.class);
            settings.put(name(method), new Setting(name(method), byDefault == null ? null : byDefault.value(), method));
        }
        return settings;
    }

    private static void addMethods(String prefix, Class<?> group, Map<String, Method> methods) {
        for (Method method : group.getMethods()) {
            String property = prefix + "." + name(method);
            methods.put(property, method);
            if (method.getReturnType().getEnclosingClass() == group) {
                addMethods(property, method.getReturnType(), methods);
            }
        }
    }

    private static String name(Method method) {
        WithName name = method.getAnnotation(WithName.class);
        return name == null ? StringUtil.skewer(method.getName()) : name.value();
    }

    /** The environment variable that gives it. */
    String variable() {
        return variable(property);
    }

    /** The environment variable that gives the setting with this property. */
    public static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** The class of its values, of an {@link Optional} the one of what is in it. */
    Class<?> kind() {
        return bare(declaration.getGenericReturnType());
    }

    /** Whether this value means the same as the default, however it is written. */
    boolean isDefault(String value) {
        if (byDefault == null) {
            return false;
        }
        try {
            Function<String, Comparable<?>> reader = ValueType.of(kind()).reader();
            // Of truth values only whether they are some is read.
            return value.equalsIgnoreCase(byDefault)
                    || kind() != boolean.class && reader.apply(value).equals(reader.apply(byDefault));
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** A right value as the service reads it: of words the one that is meant, and the items of a list without blanks around them. */
    String normalized(String value) {
        return kind() == List.class
                ? AROUND_ITEMS.matcher(value).replaceAll(",")
                : kind().isEnum() ? ValueType.of(kind()).reader().apply(value).toString() : value;
    }

    /** Why it can't have this value, as a sentence that names the variable; empty if it can. */
    Optional<String> problem(String value) {
        if (QUOTED.matcher(value).matches()) {
            return Optional.of(
                    variable() + " stands in quotation marks, which count as a part of it: write it without them");
        }
        Class<?> kind = kind();
        if (kind == CertificateFiles.class) {
            return CertificateFiles.of(value).problem().map(problem -> variable() + " names " + problem);
        }
        ValueType type = ValueType.of(kind);
        Allowed allowed = declaration.getAnnotation(Allowed.class);
        return isRight(type, allowed, value)
                ? Optional.empty()
                : Optional.of(variable()
                        + (type.shown()
                                ? " is " + shortened(value) + unit(kind, value) + ", but must be "
                                : " must be ")
                        + words(type, allowed));
    }

    private static boolean isRight(ValueType type, Allowed allowed, String value) {
        try {
            Comparable<?> read = type.reader().apply(value);
            return allowed == null
                    || (allowed.from().isEmpty() || compare(read, type.reader().apply(allowed.from())) >= 0)
                            && (allowed.to().isEmpty()
                                    || compare(read, type.reader().apply(allowed.to())) <= 0)
                            && (allowed.form().isEmpty() || value.matches(allowed.form()));
        } catch (RuntimeException e) {
            return false;
        }
    }

    @SuppressWarnings("unchecked")
    private static int compare(Comparable<?> left, Comparable<?> right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    /** What a time without a unit was taken for, because it was probably meant in another one. */
    private static String unit(Class<?> kind, String value) {
        return kind == Duration.class && value.matches("-?[0-9]+") ? ", which are seconds" : "";
    }

    private static String shortened(String value) {
        return value.length() <= MOST_SHOWN ? value : value.substring(0, MOST_SHOWN) + "…";
    }

    private static String words(ValueType type, Allowed allowed) {
        if (allowed == null) {
            return type.words();
        }
        if (!allowed.words().isEmpty()) {
            return allowed.words();
        }
        if (allowed.to().isEmpty()) {
            return type.words() + (allowed.from().isEmpty() ? "" : ", at least " + allowed.from());
        }
        return type.words() + (type.words().contains(" or ") ? ", from " : " from ") + allowed.from() + " to "
                + allowed.to();
    }

    /** The class of a type; of an {@link Optional} of what is in it. */
    private static Class<?> bare(Type type) {
        if (type instanceof ParameterizedType generic) {
            return bare(
                    generic.getRawType() == Optional.class
                            ? generic.getActualTypeArguments()[0]
                            : generic.getRawType());
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }
}
