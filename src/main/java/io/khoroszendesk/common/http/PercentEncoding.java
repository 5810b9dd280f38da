package io.khoroszendesk.common.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encodes outside text for paths and queries, and decodes what others have encoded. */
public final class PercentEncoding {

    private PercentEncoding() {}

    /** One segment of a path; a text that would not be one, empty or a step to another folder, throws {@link IllegalArgumentException}. */
    public static String segment(String text) {
        if (text == null || text.isBlank() || text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException("An empty text, or one of dots alone, is no segment of a path.");
        }
        return encoded(text);
    }

    /** Encodes the value of a parameter; null stays null. */
    public static String parameter(String text) {
        return text == null ? null : encoded(text);
    }

    /** Decodes a part of a path or of a query, in which a plus stands for a blank. What can't be decoded stays as it is. */
    public static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }

    private static String encoded(String text) {
        // HTML form encoding differs from that of URLs in the space only.
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
