package io.khoroszendesk.zendesk.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Objects;

/** A ticket. {@code status} is new, open, pending, hold, solved or closed; {@code description} is the first comment. */
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
        List<CustomField> customFields)
        implements RequiresFields {

    public Ticket {
        customFields = customFields == null
                ? List.of()
                : customFields.stream().filter(Objects::nonNull).toList();
    }

    @Override
    public boolean isWhole() {
        return id != null && createdAt != null;
    }

    /** The value of a custom ticket field; null if the ticket has none. */
    @RegisterForReflection
    public record CustomField(long id, JsonNode value) {}

    /** A closed ticket can never be changed again, only continued by a follow-up. */
    public boolean isClosed() {
        return "closed".equals(status);
    }
}
