package io.khoroszendesk.zendesk.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A ticket. {@code status} is new, open, pending, hold, solved or closed; {@code description} is the first comment;
 * {@code customFields} are those that have a value.
 */
@RegisterForReflection
public record Ticket(
        Long id,
        String externalId,
        String subject,
        String description,
        String status,
        Long customStatusId,
        String priority,
        String type,
        Long requesterId,
        Long groupId,
        String createdAt,
        String updatedAt,
        List<String> tags,
        @JsonDeserialize(using = CustomFieldsReader.class) List<CustomField> customFields)
        implements RequiresFields {

    public Ticket {
        tags = tags == null ? List.of() : tags;
        customFields = customFields == null ? List.of() : customFields;
    }

    @Override
    public boolean isWhole() {
        return id != null && createdAt != null;
    }

    /** The value of a custom ticket field. */
    @RegisterForReflection
    public record CustomField(long id, JsonNode value) {}

    /** A closed ticket can never be changed again, only continued by a follow-up. */
    public boolean isClosed() {
        return "closed".equals(status);
    }
}
