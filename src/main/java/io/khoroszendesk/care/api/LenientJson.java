package io.khoroszendesk.care.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The JSON of Care. It is read as a tree, because there are members on whose types Care's own samples disagree: an id may be a text or a number. */
public final class LenientJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LenientJson() {}

    /** Parses an answer of Care; null if there is nothing in it. */
    static JsonNode read(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    public static String text(JsonNode json, String member) {
        return json == null ? null : text(json.get(member));
    }

    /** A text, a number or a boolean as text; null for anything else. */
    public static String text(JsonNode value) {
        if (value == null || !value.isValueNode() || value.isNull()) {
            return null;
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }

    /** All members except those already read. */
    static Map<String, JsonNode> others(JsonNode json, Set<String> read) {
        Map<String, JsonNode> others = new LinkedHashMap<>();
        json.properties().forEach(member -> {
            if (!read.contains(member.getKey())) {
                others.put(member.getKey(), member.getValue());
            }
        });
        return others;
    }
}
