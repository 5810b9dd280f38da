package io.khoroszendesk;

import static io.khoroszendesk.Json.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fields of a tenant: {@code userField("plan", "dropdown", "Plan", "gold", "Gold plan")}. */
public final class Fields {

    /** The field in which handles are kept. */
    public static final Map<String, Object> HANDLES = userField("khoros_social", "textarea", "Social handles");

    private Fields() {}

    /** A field of users; values and names of its choices in turn. */
    public static Map<String, Object> userField(String key, String type, String title, String... choices) {
        Map<String, Object> field = new LinkedHashMap<>(
                object("id", key.hashCode() & 0xffffL, "key", key, "type", type, "title", title, "active", true));
        if (choices.length > 0) {
            field.put("custom_field_options", options(choices));
        }
        return field;
    }

    /** A custom field of tickets; values and names of its choices in turn. */
    public static Map<String, Object> ticketField(long id, String type, String title, String... choices) {
        Map<String, Object> field =
                new LinkedHashMap<>(object("id", id, "type", type, "title", title, "active", true, "removable", true));
        if (choices.length > 0) {
            field.put("custom_field_options", options(choices));
        }
        return field;
    }

    /** A field that all tickets have; values and names of its choices in turn. */
    public static Map<String, Object> systemField(String type, String title, String... choices) {
        return new LinkedHashMap<>(object(
                "id",
                type.hashCode() & 0xffffL,
                "type",
                type,
                "title",
                title,
                "active",
                true,
                "removable",
                false,
                "system_field_options",
                options(choices)));
    }

    private static List<Object> options(String... choices) {
        List<Object> options = new ArrayList<>();
        for (int i = 0; i < choices.length; i += 2) {
            options.add(object("value", choices[i], "name", choices[i + 1]));
        }
        return options;
    }
}
