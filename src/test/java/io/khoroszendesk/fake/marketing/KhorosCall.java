package io.khoroszendesk.fake.marketing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that {@link FakeKhoros} has read.
 *
 * @param body a text, or the bytes of a {@link KhorosUpload}, each as one character
 */
public record KhorosCall(
        String method, String path, String query, String authorization, String contentType, String body) {

    public String line() {
        return method + " " + path;
    }

    /** The parts of a body of several; empty if it is not one. */
    public List<KhorosUpload> parts() {
        return KhorosUpload.isOne(contentType) ? KhorosUpload.parts(contentType, body) : List.of();
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
