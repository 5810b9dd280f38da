package io.khoroszendesk.zendesk.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * A user of Zendesk. {@code active} is false for a user who was deleted or merged into another one (Zendesk still
 * returns such users with 200, recorded in 2015 and 2021); {@code role} is {@code end-user}, {@code agent} or
 * {@code admin}. {@code organizationId} names the default organization, null for none.
 */
@RegisterForReflection
public record User(
        Long id,
        String name,
        String email,
        String phone,
        String externalId,
        String details,
        String notes,
        String timeZone,
        String role,
        Boolean active,
        Boolean suspended,
        String createdAt,
        String updatedAt,
        Long organizationId,
        List<String> tags,
        Map<String, JsonNode> userFields)
        implements RequiresFields {

    public User {
        tags = tags == null ? List.of() : tags;
        userFields = userFields == null ? Map.of() : userFields;
    }

    @Override
    public boolean isWhole() {
        return id != null;
    }

    public boolean isEndUser() {
        return "end-user".equals(role);
    }

    public boolean isStaff() {
        return "agent".equals(role) || "admin".equals(role);
    }

    /** Deleted and merged users are inactive; a missing member counts as active. */
    public boolean isActive() {
        return !Boolean.FALSE.equals(active);
    }

    /** The value of a user field as text; null if it has none. */
    public String fieldText(String key) {
        JsonNode value = userFields.get(key);
        return value == null || value.isNull() ? null : value.asText();
    }
}
