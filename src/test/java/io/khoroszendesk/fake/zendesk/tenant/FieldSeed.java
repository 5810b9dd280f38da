package io.khoroszendesk.fake.zendesk.tenant;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** A field of users or tickets that is being arranged. */
public final class FieldSeed {

    private static final Set<String> SYSTEM_LISTS = Set.of("status", "tickettype", "priority");
    private static final Set<String> LISTS = Set.of("dropdown", "tagger", "multiselect");

    private final JsonObject field;
    private final Runnable store;

    FieldSeed(JsonObject field, Runnable store) {
        this.field = field;
        this.store = store;
        String type = field.getString("type");
        if (LISTS.contains(type)) {
            field.put("custom_field_options", new JsonArray());
        } else if (SYSTEM_LISTS.contains(type)) {
            field.put("system_field_options", new JsonArray());
        }
        title(field.getString("key", type));
    }

    public FieldSeed title(String title) {
        field.put("title", title).put("raw_title", title);
        return this;
    }

    /** A choice: what is shown, and the tag (or the system's word) that is stored. */
    public FieldSeed option(String name, String value) {
        JsonArray options = field.getJsonArray("custom_field_options", field.getJsonArray("system_field_options"));
        JsonObject option = new JsonObject().put("name", name).put("value", value);
        options.add(
                field.containsKey("custom_field_options")
                        ? option.put("id", 9_000L + options.size()).put("raw_name", name)
                        : option);
        return this;
    }

    public FieldSeed inactive() {
        field.put("active", false);
        return this;
    }

    /** Any other member of the definition. */
    public FieldSeed with(String member, Object value) {
        field.put(member, value);
        return this;
    }

    /** Sets it up; the answer is its id. */
    public long add() {
        store.run();
        return field.getLong("id");
    }
}
