package io.khoroszendesk.common.config;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.common.utils.StringUtil;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A setting of this service.
 *
 * @param byDefault its default; null if there is none
 * @param declaration the method that returns it; null for what belongs to a group
 */
record Setting(String property, String byDefault, Method declaration) {

    private static final int MOST_SHOWN = 60;

    /** The settings that an interface declares, by their properties. */
    static Map<String, Setting> of(ConfigClass mapping) {
        Map<String, Method> methods = new TreeMap<>();
        Arrays.stream(mapping.getType().getMethods())
                .forEach(
                        method -> methods.put(mapping.getPrefix() + "." + StringUtil.skewer(method.getName()), method));
        Map<String, Setting> settings = new TreeMap<>();
        mapping.getProperties().forEach((property, byDefault) -> {
            // Lists are named a second time, for their items.
            if (!property.endsWith("[*]")) {
                settings.put(property, new Setting(property, byDefault, methods.get(property)));
            }
        });
        return settings;
    }

    /** The environment variable that gives it. */
    String variable() {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** Why it can't have this value, as a sentence that names the variable; empty if it can. */
    Optional<String> problem(String value) {
        if (declaration == null) {
            return Optional.empty();
        }
        ValueType type = ValueType.of(bare(declaration.getGenericReturnType()));
        Allowed allowed = declaration.getAnnotation(Allowed.class);
        return isRight(type, allowed, value.strip())
                ? Optional.empty()
                : Optional.of(variable()
                        + (type.shown() ? " is " + shortened(value) + ", but must be " : " must be ")
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
            return type.words() + ", at least " + allowed.from();
        }
        return type.words() + (type.words().contains(",") ? ", from " : " from ") + allowed.from() + " to "
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
