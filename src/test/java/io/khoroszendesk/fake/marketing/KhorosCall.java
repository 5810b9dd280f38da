package io.khoroszendesk.fake.marketing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A request that {@link FakeKhoros} has read. */
public record KhorosCall(
        String method, String path, String query, String authorization, String contentType, String body) {

    public String line() {
        return method + " " + path;
    }

    /** The parameters of the query, or of a form. */
    Map<String, String> parameters() {
        return parsed(query);
    }

    Map<String, String> form() {
        return parsed(body);
    }

    private static Map<String, String> parsed(String text) {
        Map<String, String> values = new HashMap<>();
        if (text != null && !text.isEmpty()) {
            for (String pair : text.split("&")) {
                String[] parts = pair.split("=", 2);
                values.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
            }
        }
        return values;
    }
}
