package io.khoroszendesk.common.config;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.common.utils.StringUtil;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a value of a type is read, only to see whether it can be.
 *
 * @param words what a value of the type is, in words that follow "must be"
 * @param shown whether a wrong value may be shown; what was meant for an address may hold a password
 * @param reader returns the value, or throws an exception if it is not of the type
 */
record ValueType(String words, boolean shown, Function<String, Comparable<?>> reader) {

    private static final Set<String> YES_OR_NO = Set.of("true", "false");

    /** The type of values of this class. Classes that aren't known here take every text. */
    static ValueType of(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return new ValueType("true or false", true, ValueType::yesOrNo);
        }
        if (type == int.class || type == Integer.class) {
            return new ValueType("a whole number", true, text -> (long) Integer.parseInt(text));
        }
        if (type == long.class || type == Long.class) {
            return new ValueType("a whole number", true, Long::valueOf);
        }
        if (type == double.class || type == Double.class) {
            return new ValueType("a number", true, ValueType::number);
        }
        if (type == Duration.class) {
            return new ValueType("a time such as 500ms, 7.5s or 5m", true, DurationConverter::parseDuration);
        }
        if (type == MemorySize.class) {
            return new ValueType("a size such as 256K or 4M", true, ValueType::size);
        }
        if (type == URI.class) {
            return new ValueType("an address such as https://acme.example", false, URI::create);
        }
        if (type == List.class) {
            // Without one it would count as not set, which for a list of those admitted means everybody.
            return new ValueType("one value or several, separated by commas", false, ValueType::list);
        }
        if (type.isEnum()) {
            Set<String> names = Arrays.stream(type.getEnumConstants())
                    .map(value -> StringUtil.skewer(value.toString()).toLowerCase(Locale.ROOT))
                    .collect(Collectors.toCollection(TreeSet::new));
            return new ValueType("one of " + String.join(", ", names), true, text -> oneOf(names, text));
        }
        return new ValueType("a text", false, text -> text);
    }

    private static String list(String text) {
        if (text.replace(",", " ").isBlank()) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static Boolean yesOrNo(String text) {
        if (!YES_OR_NO.contains(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException();
        }
        return true;
    }

    private static Double number(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    private static Long size(String text) {
        return new MemorySizeConverter().convert(text).asLongValue();
    }

    /** The one of these names that is meant. Capitals, hyphens and underscores don't count. */
    private static String oneOf(Set<String> names, String text) {
        return names.stream()
                .filter(name -> letters(name).equals(letters(text)))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    }
}
