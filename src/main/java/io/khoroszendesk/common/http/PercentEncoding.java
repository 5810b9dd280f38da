package io.khoroszendesk.common.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Texts of others in paths and queries, percent-encoded once. */
public final class PercentEncoding {

    private PercentEncoding() {}

    /** One segment of a path; a text that would not be one, empty or a step to another folder, throws {@link IllegalArgumentException}. */
    public static String segment(String text) {
        if (text == null || text.isBlank() || text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException("An empty text, or one of dots alone, is no segment of a path.");
        }
        return encoded(text);
    }

    /** The value of a parameter; null for none. */
    public static String parameter(String text) {
        return text == null ? null : encoded(text);
    }

    private static String encoded(String text) {
        // The form of HTML differs from that of addresses in the blank alone.
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
