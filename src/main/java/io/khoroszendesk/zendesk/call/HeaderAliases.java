package io.khoroszendesk.zendesk.call;

import java.util.function.Function;
import java.util.function.Predicate;

/** Headers whose names Zendesk has changed over the years. */
final class HeaderAliases {

    private HeaderAliases() {}

    /** The value under the first of these names that has an acceptable one; null if none has. */
    static String first(Function<String, String> header, Predicate<String> isAcceptable, String... names) {
        for (String name : names) {
            String value = header.apply(name);
            if (value != null && isAcceptable.test(value.trim())) {
                return value.trim();
            }
        }
        return null;
    }
}
