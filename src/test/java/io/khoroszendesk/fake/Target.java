package io.khoroszendesk.fake;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which calls are meant: a method or {@code *}, a blank, and a path, in which {@code {id}} stands for
 * digits and {@code *} for anything, slashes included. {@code *} alone means every call.
 */
public record Target(String method, Pattern path) {

    public static Target of(String text) {
        if (text.equals("*")) {
            return of("*", "*");
        }
        int blank = text.indexOf(' ');
        return blank < 0 ? of("*", text) : of(text.substring(0, blank), text.substring(blank + 1));
    }

    public static Target of(String method, String path) {
        String regex = Pattern.compile("(?<=\\{id\\})|(?=\\{id\\})|(?<=\\*)|(?=\\*)")
                .splitAsStream(path)
                .map(part -> switch (part) {
                    case "{id}" -> "\\d+";
                    case "*" -> ".*";
                    default -> Pattern.quote(part);
                })
                .collect(Collectors.joining());
        return new Target(method, Pattern.compile(regex));
    }

    public boolean matches(String calledMethod, String calledPath) {
        return (method.equals("*") || method.equals(calledMethod))
                && path.matcher(calledPath).matches();
    }
}
