package io.khoroszendesk.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which metrics an expression of Prometheus names, and which of their labels it asks for. */
final class PromQl {

    private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset", "bool");
    private static final Pattern NOT_METRICS =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"|\\b(?:by|without|on|ignoring)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w$.])[a-zA-Z_:][\\w:]*(?!\\s*\\()(?![\\w:])");
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][\\w:]*)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");

    /** What is asked of one label. */
    record Ask(String metric, String label, String operator, String value) {

        /** The values that are named one by one; the whole where it is an expression. */
        List<String> values() {
            return operator.equals("=~") && value.matches("[\\w|]*") ? List.of(value.split("\\|")) : List.of(value);
        }

        /** Whether a series with these labels is one that is asked for, of which this value is named. */
        boolean isMet(Map<String, String> labels, String named) {
            String own = labels.getOrDefault(label, "");
            boolean matches = operator.contains("~") ? own.matches(named) : own.equals(named);
            return operator.startsWith("!") != matches;
        }
    }

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

    /** What an expression asks of labels, without the variables of a dashboard. */
    static List<Ask> asks(String expression) {
        List<Ask> asks = new ArrayList<>();
        Matcher selector = SELECTOR.matcher(expression);
        while (selector.find()) {
            LABEL.matcher(selector.group(2))
                    .results()
                    .filter(label -> !label.group(3).startsWith("$"))
                    .map(label -> new Ask(selector.group(1), label.group(1), label.group(2), label.group(3)))
                    .forEach(asks::add);
        }
        return asks;
    }
}
