package io.khoroszendesk.care.api;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes Care's error texts safe for logs and reports. Everything that may be customer data is replaced, which also
 * makes the same reason read the same for every customer.
 */
public final class ErrorScrubber {

    private static final int LONGEST = 200;
    private static final Pattern EMAIL = Pattern.compile("(?<![^\\s\"'<>@])[^\\s\"'<>@]++@[^\\s\"'<>]++");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'|“([^“”]*)”");
    private static final Pattern NUMBER = Pattern.compile("[\\p{N}+][\\p{N} ./-]{3,}");
    private static final Pattern UUID = Pattern.compile("\\b\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b");
    private static final Set<String> MEMBERS = Set.of(
            "handles", "id", "networkinstance", "crm", "lithium", "facebook", "twitter", "instagram", "external");

    private ErrorScrubber() {}

    public static String clean(String detail) {
        return clean(detail, Set.of(), List.of());
    }

    /**
     * The text without customer data.
     *
     * @param keys names of attributes, which may stay
     * @param values of a customer, which are removed everywhere
     */
    public static String clean(String detail, Set<String> keys, Collection<String> values) {
        String text = detail;
        for (String value : values) {
            if (value.length() > 2) {
                text = text.replace(value, "…");
            }
        }
        text = UUID.matcher(text).replaceAll("…");
        text = EMAIL.matcher(text).replaceAll("…");
        text = QUOTED.matcher(text).replaceAll(quote -> {
            String inside = quote.group().substring(1, quote.group().length() - 1);
            return MEMBERS.contains(inside) || keys.contains(inside) ? inside : "…";
        });
        text = NUMBER.matcher(text).replaceAll("…");
        text = text.replaceAll("[\\s\\p{C}]+", " ").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
