package io.khoroszendesk.fake.zendesk.tenant;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What an administrator has set up: fields of users and tickets, statuses and groups. */
public final class Model {

    public final Map<String, JsonObject> userFields = new LinkedHashMap<>();
    public final Map<String, JsonObject> organizationFields = new LinkedHashMap<>();
    public final Map<Long, JsonObject> ticketFields = new LinkedHashMap<>();
    public final Map<Long, JsonObject> customStatuses = new LinkedHashMap<>();
    public final Map<Long, JsonObject> groups = new LinkedHashMap<>();

    private final LongSupplier ids;

    Model(LongSupplier ids) {
        this.ids = ids;
    }

    void clear() {
        userFields.clear();
        organizationFields.clear();
        ticketFields.clear();
        customStatuses.clear();
        groups.clear();
    }

    /** The fields every account has, and some of a shop. */
    void reset() {
        clear();
        userField("khoros_social", "textarea").title("Social handles").add();
        userField("plan", "dropdown")
                .title("Plan")
                .option("Gold", "gold")
                .option("Silver", "silver")
                .add();
        userField("customer_number", "text").title("Customer number").add();
        userField("points", "integer").title("Points").add();
        userField("vip", "checkbox").title("VIP").add();
        organizationField("region");
        ticketField("subject").title("Subject").add();
        ticketField("description").title("Description").add();
        ticketField("status")
                .title("Status")
                .option("Open", "open")
                .option("Pending", "pending")
                .option("Solved", "solved")
                .add();
        ticketField("custom_status").title("Ticket status").add();
        ticketField("tickettype")
                .title("Type")
                .option("Question", "question")
                .option("Incident", "incident")
                .option("Problem", "problem")
                .option("Task", "task")
                .add();
        ticketField("priority")
                .title("Priority")
                .option("Low", "low")
                .option("Normal", "normal")
                .option("High", "high")
                .option("Urgent", "urgent")
                .add();
        ticketField("group").title("Group").add();
        ticketField("assignee").title("Assignee").add();
        ticketField("tagger")
                .title("Product")
                .option("Router", "product_router")
                .option("Phones::Smart", "product_phones_smart")
                .add();
        ticketField("text").title("Order number").add();
        ticketField("checkbox").title("Escalated").add();
        customStatus("New", "new", true);
        customStatus("Open", "open", true);
        customStatus("Pending", "pending", true);
        customStatus("On-hold", "hold", true);
        customStatus("Solved", "solved", true);
        customStatus("Waiting for parcel", "pending", false);
        group("Support");
        group("Billing");
    }

    FieldSeed userField(String key, String type) {
        long id = ids.getAsLong();
        JsonObject field = named("user_fields", id)
                .put("key", key)
                .put("type", type)
                .put("position", userFields.size())
                .put("system", false);
        return new FieldSeed(field, () -> userFields.put(key, field));
    }

    private void organizationField(String key) {
        organizationFields.put(
                key,
                named("organization_fields", ids.getAsLong())
                        .put("key", key)
                        .put("title", key)
                        .put("type", "text")
                        .put("position", organizationFields.size())
                        .put("system", false));
    }

    FieldSeed ticketField(String type) {
        long id = ids.getAsLong();
        JsonObject field = named("ticket_fields", id)
                .put("type", type)
                .put("position", ticketFields.size())
                .put("required", false)
                .put("removable", !type.equals("subject"))
                .put("agent_description", null);
        return new FieldSeed(field, () -> ticketFields.put(id, field));
    }

    long customStatus(String label, String category, boolean isDefault) {
        long id = ids.getAsLong();
        customStatuses.put(
                id,
                named("custom_statuses", id)
                        .put("status_category", category)
                        .put("agent_label", label)
                        .put("end_user_label", label)
                        .put("default", isDefault));
        return id;
    }

    long group(String name) {
        long id = ids.getAsLong();
        groups.put(
                id,
                named("groups", id)
                        .put("name", name)
                        .put("is_public", true)
                        .put("default", groups.isEmpty())
                        .put("deleted", false));
        return id;
    }

    public Optional<JsonObject> defaultStatus(String category) {
        return customStatuses.values().stream()
                .filter(s -> s.getString("status_category").equals(category) && s.getBoolean("default"))
                .findFirst();
    }

    /** Custom fields hold values of their own; those of the system are members of the ticket. */
    public static boolean isCustom(JsonObject ticketField) {
        return !ticketField.containsKey("system_field_options")
                && !List.of("subject", "description", "status", "custom_status", "group", "assignee")
                        .contains(ticketField.getString("type"));
    }

    /** What is stored of a value that was sent, or nothing where Zendesk drops it without a word. */
    public static Optional<Object> accepted(JsonObject field, Object value) {
        JsonArray options = field.getJsonArray("custom_field_options");
        if (options == null || value == null || "".equals(value)) {
            return Optional.ofNullable(value);
        }
        return options.stream()
                .map(option -> ((JsonObject) option).getValue("value"))
                .filter(value::equals)
                .findFirst();
    }

    public static List<JsonObject> copies(Map<?, JsonObject> definitions) {
        return new ArrayList<>(
                definitions.values().stream().map(JsonObject::copy).toList());
    }

    private static JsonObject named(String list, long id) {
        return new JsonObject()
                .put("url", FakeTenant.CANONICAL_URL + "/api/v2/" + list + "/" + id + ".json")
                .put("id", id)
                .put("active", true)
                .put("description", "")
                .put("regexp_for_validation", null)
                .put("relationship_filter", null)
                .put("created_at", "2026-01-05T08:00:00Z")
                .put("updated_at", "2026-01-05T08:00:00Z");
    }
}
