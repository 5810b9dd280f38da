package io.khoroszendesk.bench.translation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/** What Zendesk answers and is sent, as far as a peer needs it. Only annotations that all versions of Jackson know. */
public final class Zendesk {

    /** The largest page that Zendesk gives. */
    public static final int PAGE = 100;

    private Zendesk() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Users(List<User> users) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record OneUser(User user) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record User(
            long id,
            String name,
            String email,
            String phone,
            @JsonProperty("external_id") String externalId,
            String details,
            String notes,
            @JsonProperty("time_zone") String timeZone,
            String role,
            boolean active,
            boolean suspended,
            @JsonProperty("user_fields") Map<String, Object> userFields) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Tickets(List<Ticket> tickets) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record OneTicket(Ticket ticket) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Ticket(
            long id,
            String subject,
            String description,
            String status,
            String priority,
            String type,
            @JsonProperty("requester_id") Long requesterId,
            @JsonProperty("group_id") Long groupId,
            @JsonProperty("created_at") String createdAt,
            @JsonProperty("updated_at") String updatedAt,
            @JsonProperty("custom_fields") List<CustomField> customFields) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CustomField(long id, Object value) {}

    /** The body that creates a ticket. */
    public record NewTicket(NewTicketMembers ticket) {}

    @JsonPropertyOrder({"subject", "requester_id", "external_id", "tags", "priority", "comment", "metadata"})
    public record NewTicketMembers(
            String subject,
            @JsonProperty("requester_id") long requesterId,
            @JsonProperty("external_id") String externalId,
            List<String> tags,
            String priority,
            NewComment comment,
            Map<String, Map<String, List<String>>> metadata) {}

    @JsonPropertyOrder({"html_body", "public"})
    public record NewComment(
            @JsonProperty("html_body") String htmlBody,
            @JsonProperty("public") boolean isPublic) {}
}
