package io.khoroszendesk.zendesk.dryrun;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.khoroszendesk.zendesk.json.ZendeskJson;
import io.khoroszendesk.zendesk.model.NewUserField;
import io.khoroszendesk.zendesk.model.Ticket;
import io.khoroszendesk.zendesk.model.TicketChanges;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserChanges;
import io.khoroszendesk.zendesk.model.UserField;
import io.khoroszendesk.zendesk.model.Webhook;
import io.khoroszendesk.zendesk.model.WebhookChanges;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** Simulates Zendesk's response to a change, as far as it can be derived from the request and the current state. */
@Singleton
class SimulatedResponses {

    /** Far above Zendesk's ids, so that the two can't be confused. */
    private static final long FIRST_ID = 900_000_000_000_000_001L;

    private final AtomicLong next = new AtomicLong(FIRST_ID);
    private final Clock clock;

    @Inject
    SimulatedResponses(Clock clock) {
        this.clock = clock;
    }

    /** The names of the members that would be sent. */
    SortedSet<String> members(Record changes) {
        SortedSet<String> names = new TreeSet<>();
        ZendeskJson.MAPPER.valueToTree(changes).fieldNames().forEachRemaining(names::add);
        return names;
    }

    long id() {
        return next.getAndIncrement();
    }

    User user(UserChanges sent) {
        ObjectNode user = created().put("role", "end-user").put("active", true).put("suspended", false);
        return read(merged(user, ZendeskJson.MAPPER.valueToTree(sent)), User.class);
    }

    User changed(User user, UserChanges sent) {
        return read(
                merged(updated(ZendeskJson.MAPPER.valueToTree(user)), ZendeskJson.MAPPER.valueToTree(sent)),
                User.class);
    }

    Ticket ticket(TicketChanges sent) {
        ObjectNode ticket = created().put("status", "open");
        merged(ticket, ZendeskJson.MAPPER.valueToTree(sent));
        ticket.put("description", ticket.path("comment").path("html_body").asText(""));
        return read(ticket, Ticket.class);
    }

    Ticket changed(Ticket ticket, TicketChanges sent) {
        return read(
                merged(updated(ZendeskJson.MAPPER.valueToTree(ticket)), ZendeskJson.MAPPER.valueToTree(sent)),
                Ticket.class);
    }

    UserField userField(NewUserField sent) {
        return read(merged(created().put("active", true), ZendeskJson.MAPPER.valueToTree(sent)), UserField.class);
    }

    Webhook webhook(WebhookChanges sent) {
        return read(merged(created(), ZendeskJson.MAPPER.valueToTree(sent)), Webhook.class);
    }

    private ObjectNode created() {
        return updated(ZendeskJson.MAPPER.createObjectNode().put("id", id()).put("created_at", now()));
    }

    private ObjectNode updated(ObjectNode object) {
        return object.put("updated_at", now());
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Members are replaced; user fields are merged by key and ticket fields by id, as in Zendesk. */
    private static ObjectNode merged(ObjectNode before, ObjectNode sent) {
        sent.properties().forEach(member -> {
            JsonNode old = before.get(member.getKey());
            if (old instanceof ObjectNode object && member.getValue() instanceof ObjectNode changes) {
                object.setAll(changes);
            } else if (old instanceof ArrayNode fields && member.getKey().equals("custom_fields")) {
                before.set(member.getKey(), mergedById(fields, member.getValue()));
            } else {
                before.set(member.getKey(), member.getValue());
            }
        });
        return before;
    }

    private static ArrayNode mergedById(ArrayNode before, JsonNode sent) {
        ArrayNode fields = ZendeskJson.MAPPER.createArrayNode();
        before.forEach(field -> {
            boolean replaced = false;
            for (JsonNode change : sent) {
                replaced |= change.path("id").asLong() == field.path("id").asLong();
            }
            if (!replaced) {
                fields.add(field);
            }
        });
        sent.forEach(fields::add);
        return fields;
    }

    private static <T> T read(ObjectNode tree, Class<T> type) {
        try {
            return ZendeskJson.MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a simulated response can't be read", e);
        }
    }
}
