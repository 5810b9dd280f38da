package io.khoroszendesk.fake.zendesk.tenant;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A ticket at one moment; it doesn't follow later changes.
 *
 * @param members by the names that the API gives them
 * @param fields the values of custom fields by the fields' ids
 */
public record FakeTicket(JsonObject members, Map<Long, Object> fields, List<FakeComment> comments) {

    public FakeTicket {
        members = members.copy();
        fields = new LinkedHashMap<>(fields);
        comments = List.copyOf(comments);
    }

    @Override
    public JsonObject members() {
        return members.copy();
    }

    public long id() {
        return members.getLong("id");
    }

    public String subject() {
        return members.getString("subject");
    }

    public String status() {
        return members.getString("status");
    }

    public boolean isClosed() {
        return status().equals("closed");
    }

    public long requesterId() {
        return members.getLong("requester_id");
    }

    public String externalId() {
        return members.getString("external_id");
    }

    public String priority() {
        return members.getString("priority");
    }

    public String type() {
        return members.getString("type");
    }

    public Long groupId() {
        return members.getLong("group_id");
    }

    public Long customStatusId() {
        return members.getLong("custom_status_id");
    }

    /** The closed ticket that this one continues; null for none. */
    public Long followUpOf() {
        return members.getLong("via_followup_source_id");
    }

    public List<String> tags() {
        return members.getJsonArray("tags").stream().map(Object::toString).toList();
    }

    public Instant updatedAt() {
        return Instant.parse(members.getString("updated_at"));
    }

    /** The value of a custom field; null where it has none. */
    public Object field(long id) {
        return fields.get(id);
    }

    /**
     * The keys of the interactions of Khoros on all comments, oldest first, repeated where they are there
     * twice.
     */
    public List<String> interactions() {
        return comments.stream()
                .flatMap(comment -> comment.interactions().stream())
                .toList();
    }
}
