package io.khoroszendesk.bridge.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.bridge.api.EntityIds;
import io.khoroszendesk.bridge.api.PlainText;
import io.khoroszendesk.bridge.fields.Field;
import io.khoroszendesk.bridge.fields.Field.Source;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.bridge.fields.FieldValues;
import io.khoroszendesk.zendesk.AgentLinks;
import io.khoroszendesk.zendesk.model.Ticket;
import io.khoroszendesk.zendesk.model.TicketChanges;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A case as Khoros sees it: a Zendesk ticket without its comments.
 *
 * @param url the page that agents open
 * @param status {@code open} or {@code closed}
 * @param fields every populated field of the model
 */
public record Case(
        String id,
        String customerId,
        String title,
        String description,
        String url,
        String created,
        String lastUpdated,
        String status,
        Map<String, Object> fields) {

    private static final int LONGEST_WORDS = 70;

    static Case of(Ticket ticket, FieldModel model, AgentLinks links) {
        Map<Long, JsonNode> stored = stored(ticket);
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Field field : model.fields()) {
            Object value = value(ticket, field, stored);
            if (value != null) {
                fields.put(field.name(), value);
            }
        }
        String id = String.valueOf(ticket.id());
        return new Case(
                id,
                ticket.requesterId() == null ? "" : ticket.requesterId().toString(),
                title(ticket),
                Objects.requireNonNullElse(ticket.description(), ""),
                links.ticket(ticket.id()),
                ticket.createdAt(),
                Objects.requireNonNullElse(ticket.updatedAt(), ticket.createdAt()),
                isOver(ticket) ? "closed" : "open",
                fields);
    }

    /** The subject. A ticket that arrived by e-mail or from a messenger may have none; its title is its first words. */
    static String title(Ticket ticket) {
        if (ticket.subject() != null && !PlainText.line(ticket.subject()).isBlank()) {
            return ticket.subject().replace("\0", "");
        }
        String words = PlainText.beginning(Objects.requireNonNullElse(ticket.description(), ""), LONGEST_WORDS);
        return words.isEmpty() ? "Ticket " + ticket.id() : words;
    }

    private static boolean isOver(Ticket ticket) {
        return "solved".equals(ticket.status()) || ticket.isClosed();
    }

    /** The values of the custom fields of a ticket by their ids. */
    static Map<Long, JsonNode> stored(Ticket ticket) {
        Map<Long, JsonNode> stored = new HashMap<>();
        ticket.customFields().forEach(field -> stored.putIfAbsent(field.id(), field.value()));
        return stored;
    }

    /** The value of a field in Khoros' form, or null if it has none. */
    static Object value(Ticket ticket, Field field, Map<Long, JsonNode> stored) {
        return switch (field.source()) {
            case Source.Member member ->
                switch (member.name()) {
                    case "status" -> status(ticket, field);
                    case "priority" -> ticket.priority();
                    case "type" -> ticket.type();
                    default ->
                        ticket.groupId() == null ? null : ticket.groupId().toString();
                };
            case Source.TicketField custom -> FieldValues.toKhoros(field.format(), stored.get(custom.id()));
            default -> null;
        };
    }

    /** The custom status, unless it is the standard one of its category. */
    private static String status(Ticket ticket, Field field) {
        String custom =
                ticket.customStatusId() == null ? null : ticket.customStatusId().toString();
        return custom != null && field.hasOption(custom) ? custom : ticket.status();
    }

    /** Sets the values of fields in a change of a ticket. */
    static TicketChanges.Builder setFields(TicketChanges.Builder ticket, Map<Field, Object> values) {
        values.forEach((field, value) -> {
            switch (field.source()) {
                case Source.Member member -> setMember(ticket, member.name(), (String) value);
                case Source.TicketField custom -> ticket.customField(custom.id(), value);
                default -> throw new IllegalStateException("not writable on tickets: " + field.name());
            }
        });
        return ticket;
    }

    private static void setMember(TicketChanges.Builder ticket, String member, String value) {
        switch (member) {
            case "status" -> EntityIds.of(value).ifPresentOrElse(ticket::customStatusId, () -> ticket.status(value));
            case "priority" -> ticket.priority(value);
            case "type" -> ticket.type(value);
            case "group_id" -> ticket.groupId(value == null ? null : Long.valueOf(value));
            default -> throw new IllegalStateException("not writable on tickets: " + member);
        }
    }
}
