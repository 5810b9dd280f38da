package io.khoroszendesk.fake.zendesk;

import io.khoroszendesk.fake.Answer.Complaints;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.fake.zendesk.tenant.Model;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the account demands of tickets, and what it makes of what was sent. */
final class TicketRules {

    private static final Set<String> TAKEN_AS_SENT =
            Set.of("subject", "external_id", "assignee_id", "brand_id", "ticket_form_id", "tags", "requester_id");
    private static final Set<String> STATUSES = Set.of("new", "open", "pending", "hold", "solved", "closed");
    private static final Map<String, Set<String>> WORDS = Map.of(
            "priority", Set.of("low", "normal", "high", "urgent"),
            "type", Set.of("problem", "incident", "question", "task"));
    private static final Set<String> READ_OTHERWISE = Set.of(
            "status",
            "custom_status_id",
            "custom_fields",
            "group_id",
            "priority",
            "type",
            "comment",
            "metadata",
            "safe_update",
            "updated_stamp",
            "via_followup_source_id");

    private final FakeTenant tenant;

    TicketRules(FakeTenant tenant) {
        this.tenant = tenant;
    }

    void apply(
            JsonObject members,
            Map<Long, Object> fields,
            JsonObject sent,
            Complaints complaints,
            List<String> dropped) {
        for (String member : sent.fieldNames()) {
            if (TAKEN_AS_SENT.contains(member)) {
                members.put(member, sent.getValue(member));
            } else if (!READ_OTHERWISE.contains(member)) {
                dropped.add(member);
            }
        }
        WORDS.forEach((member, words) -> word(members, sent, member, words, complaints));
        if (sent.containsKey("requester_id")) {
            requester(members, complaints);
        }
        author(sent, complaints);
        group(members, sent, complaints);
        status(members, sent, complaints);
        for (Object field : sent.getJsonArray("custom_fields", new JsonArray())) {
            field(fields, (JsonObject) field, dropped);
        }
    }

    private static void word(
            JsonObject members, JsonObject sent, String member, Set<String> words, Complaints complaints) {
        String word = sent.getString(member);
        if (word != null && !words.contains(word)) {
            complaints.add(member, member + ": " + word + " is not valid", "InvalidValue");
        } else if (sent.containsKey(member) && !(word == null && member.equals("priority"))) {
            // A priority can't be taken away again.
            members.put(member, word);
        }
    }

    private void requester(JsonObject members, Complaints complaints) {
        Optional<FakeUser> requester =
                tenant.findUser(members.getLong("requester_id")).filter(FakeUser::isActive);
        if (requester.isEmpty()) {
            complaints.add("requester", "Requester: is invalid", "InvalidValue");
        } else if (requester.get().isSuspended()) {
            complaints.add("requester", "Requester: " + requester.get().name() + " is suspended.", "UserSuspended");
        }
    }

    private void author(JsonObject sent, Complaints complaints) {
        Long author = sent.getJsonObject("comment", new JsonObject()).getLong("author_id");
        if (author != null && tenant.findUser(author).filter(FakeUser::isActive).isEmpty()) {
            complaints.add("author", "Author: is invalid", "InvalidValue");
        }
    }

    private void group(JsonObject members, JsonObject sent, Complaints complaints) {
        Long group = sent.getLong("group_id");
        if (group != null && !tenant.model.groups.containsKey(group)) {
            complaints.add("group", "Group: is invalid", "InvalidValue");
        } else if (sent.containsKey("group_id")) {
            members.put("group_id", group);
        }
    }

    /**
     * The status follows the category of a custom status, and the other way round to the default of the
     * category.
     */
    private void status(JsonObject members, JsonObject sent, Complaints complaints) {
        Long custom = sent.getLong("custom_status_id");
        String status = sent.getString("status");
        if (custom != null) {
            JsonObject definition = tenant.model.customStatuses.get(custom);
            if (definition == null) {
                complaints.add("custom_status_id", "Custom status: is invalid", "InvalidValue");
                return;
            }
            members.put("custom_status_id", custom);
            status = definition.getString("status_category");
        } else if (status != null) {
            members.put(
                    "custom_status_id",
                    tenant.model
                            .defaultStatus(status)
                            .map(definition -> definition.getLong("id"))
                            .orElse(null));
        }
        if (status == null) {
            return;
        }
        if (!STATUSES.contains(status)
                || (status.equals("new") && !members.getString("status").equals("new"))) {
            complaints.add("status", "Status: " + status + " is not valid", "InvalidValue");
        } else {
            members.put("status", status);
        }
    }

    /** Unknown fields and unknown choices are dropped without a word; other fields stay as they are. */
    private void field(Map<Long, Object> stored, JsonObject sent, List<String> dropped) {
        long id = sent.getLong("id");
        Object value = sent.getValue("value");
        JsonObject field = tenant.model.ticketFields.get(id);
        if (field == null || !Model.isCustom(field)) {
            dropped.add("custom_fields." + id);
        } else if (value == null) {
            stored.remove(id);
        } else {
            Model.accepted(field, value).ifPresent(accepted -> stored.put(id, accepted));
        }
    }
}
