package io.khoroszendesk.bridge;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.khoroszendesk.Fields;
import io.khoroszendesk.Json;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.fields.FieldsConfig.Changes;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.zendesk.Callers;
import io.khoroszendesk.zendesk.model.Ticket;
import io.khoroszendesk.zendesk.model.TicketField;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserField;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Users, tickets, fields and interactions as tests write them. */
public final class Samples {

    public static final Changes AS_THEY_ARE =
            new Changed(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final ObjectMapper ZENDESK = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Samples() {}

    public record Changed(
            Optional<List<String>> hide,
            Optional<List<String>> alias,
            Optional<List<String>> label,
            Optional<List<String>> order)
            implements Changes {}

    public static Changes hide(String... names) {
        return new Changed(Optional.of(List.of(names)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Changes alias(String... pairs) {
        return new Changed(Optional.empty(), Optional.of(List.of(pairs)), Optional.empty(), Optional.empty());
    }

    public static Changes label(String... pairs) {
        return new Changed(Optional.empty(), Optional.empty(), Optional.of(List.of(pairs)), Optional.empty());
    }

    public static Changes order(String... names) {
        return new Changed(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(List.of(names)));
    }

    /** A customer; names and values of further members in turn, as Zendesk spells them. */
    public static User user(long id, Object... members) {
        Map<String, Object> user = Json.object("id", id, "role", "end-user", "active", true);
        user.putAll(Json.object(members));
        return ZENDESK.convertValue(user, User.class);
    }

    public static Ticket ticket(long id, Object... members) {
        Map<String, Object> ticket = Json.object("id", id, "status", "open", "created_at", "2026-11-01T08:00:00Z");
        ticket.putAll(Json.object(members));
        return ZENDESK.convertValue(ticket, Ticket.class);
    }

    public static UserField userField(String key, String type, Object... members) {
        Map<String, Object> field = Json.object("id", 1, "key", key, "type", type, "active", true);
        field.putAll(Json.object(members));
        return ZENDESK.convertValue(field, UserField.class);
    }

    public static TicketField ticketField(long id, String type, Object... members) {
        Map<String, Object> field = Json.object("id", id, "type", type, "active", true);
        field.putAll(Json.object(members));
        return ZENDESK.convertValue(field, TicketField.class);
    }

    /** A field that all tickets have; values and names of its choices in turn. */
    public static TicketField systemField(String type, String title, String... choices) {
        return ZENDESK.convertValue(Fields.systemField(type, title, choices), TicketField.class);
    }

    public static Interaction tweet(String id, String created, String text) {
        return new Interaction(
                created,
                text,
                "https://x.com/jane/status/" + id,
                id,
                "twitter",
                "tweet",
                new Interaction.Author("twitter", "77", "jane", "Jane Quill", false));
    }

    public static Interaction by(Interaction.Author author) {
        return new Interaction("2026-11-01T08:00:00Z", "Hello", null, "1", author.service(), "post", author);
    }

    /** What a request does, with time enough. */
    public static <T> T inRequest(Callable<T> work) throws Exception {
        return inRequest(Duration.ofSeconds(20), work);
    }

    /**
     * Lets the time of the calling thread's request pass until no more than this is left, so that it doesn't matter how long
     * it took to come here.
     */
    public static void untilLeft(Duration left) {
        try {
            Callers.until(() -> Deadline.current().left().compareTo(left) <= 0);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static <T> T inRequest(Duration budget, Callable<T> work) throws Exception {
        return Deadline.run(System.nanoTime(), budget, work);
    }
}
