package io.khoroszendesk.zendesk.call;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** Headers whose names Zendesk has changed over the years. */
final class HeaderAliases {

    private HeaderAliases() {}

    /** The values present under any of these names, in the order of the names. */
    static Stream<String> named(Function<String, String> header, String... names) {
        return Arrays.stream(names).map(header).filter(Objects::nonNull).map(String::trim);
    }
}
