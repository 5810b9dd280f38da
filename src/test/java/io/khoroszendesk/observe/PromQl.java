package io.khoroszendesk.observe;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which metrics an expression of Prometheus names. */
final class PromQl {

    private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset", "bool");
    private static final Pattern NOT_METRICS =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"|\\b(?:by|without|on|ignoring)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w$.])[a-zA-Z_:][\\w:]*(?!\\s*\\()(?![\\w:])");

    private PromQl() {}

    static Set<String> metrics(String expression) {
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(NOT_METRICS.matcher(expression).replaceAll(" "));
        while (name.find()) {
            if (!WORDS.contains(name.group())) {
                names.add(name.group());
            }
        }
        return names;
    }
}
