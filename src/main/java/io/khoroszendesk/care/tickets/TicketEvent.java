package io.khoroszendesk.care.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.care.tickets.Reactivation.Reason;
import io.khoroszendesk.zendesk.ZendeskId;
import io.khoroszendesk.zendesk.json.ZendeskJson;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A ticket event of Zendesk's webhook (<a
 * href="https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events">reference</a>). The event is a
 * hint: what is pushed is read from Zendesk afterwards.
 *
 * @param customers who has requested the ticket; two if that has changed
 * @param reactivation what it may be for Care's conversations
 */
public record TicketEvent(Set<Long> customers, Optional<Reactivation> reactivation) {

    /** The events that change what is known of a customer's tickets. */
    public static final Set<String> CHANGES = Set.of(
            "created",
            "status_changed",
            "priority_changed",
            "agent_assignment_changed",
            "group_assignment_changed",
            "requester_changed",
            "merged",
            "soft_deleted",
            "permanently_deleted",
            "undeleted",
            "marked_as_spam");

    /** The event of a new comment. */
    public static final String COMMENT = "comment_added";

    private static final Pattern TYPE = Pattern.compile("zen:event-type[:/]ticket\\.(.+)");

    /** Reads an event; empty if it is about something else. */
    public static Optional<TicketEvent> of(byte[] body) {
        JsonNode json;
        try {
            json = ZendeskJson.MAPPER.readTree(body);
        } catch (IOException e) {
            return Optional.empty();
        }
        String type = json == null ? "" : json.path("type").asText();
        if (!TYPE.matcher(type).matches()) {
            return Optional.empty();
        }
        String name = TYPE.matcher(type).replaceFirst("$1");
        JsonNode detail = json.path("detail");
        Set<Long> customers = new LinkedHashSet<>();
        id(detail.path("requester_id")).ifPresent(customers::add);
        if (name.equals("requester_changed")) {
            id(json.path("event").path("previous")).ifPresent(customers::add);
            id(json.path("event").path("current")).ifPresent(customers::add);
        }
        return customers.isEmpty()
                ? Optional.empty()
                : Optional.of(new TicketEvent(customers, reactivation(name, json)));
    }

    /**
     * The reference shows statuses in capital letters, and names an actor; who has written a comment is in the event. A
     * comment of a user who isn't staff is the customer's own.
     */
    private static Optional<Reactivation> reactivation(String name, JsonNode json) {
        JsonNode detail = json.path("detail");
        JsonNode comment = json.path("event").path("comment");
        Reason reason;
        Optional<Long> actor = id(detail.path("actor_id"));
        if (name.equals("status_changed")
                && json.path("event").path("current").asText().equalsIgnoreCase("solved")) {
            reason = Reason.SOLVED;
        } else if (name.equals(COMMENT)
                && comment.path("is_public").asBoolean()
                && comment.path("author").path("is_staff").asBoolean()) {
            reason = Reason.REPLIED;
            actor = id(comment.path("author").path("id")).or(() -> id(detail.path("actor_id")));
        } else {
            return Optional.empty();
        }
        String event = json.path("id").asText();
        Optional<Long> ticket = id(detail.path("id"));
        Optional<Long> customer = id(detail.path("requester_id"));
        return event.isBlank() || ticket.isEmpty() || customer.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reactivation(reason, event.strip(), ticket.get(), customer.get(), actor.orElse(0L)));
    }

    /** Zendesk writes ids as texts or as numbers, and 0 or nothing for none. */
    private static Optional<Long> id(JsonNode node) {
        return ZendeskId.parse(node.asText());
    }
}
