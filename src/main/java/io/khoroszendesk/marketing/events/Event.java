package io.khoroszendesk.marketing.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An event that Khoros sends. All other members of its envelope are ignored, and any may be missing, because even the
 * two published samples differ.
 *
 * @param uuid identifies repeated deliveries; empty if there is no valid one
 * @param time when it happened; Khoros writes it as Java prints dates, which is not documented
 * @param data what the event is about; a missing node if absent
 */
record Event(String name, Optional<String> uuid, Optional<Instant> time, JsonNode data) {

    private static final Pattern UUID = Pattern.compile("[A-Za-z0-9_-]{8,100}");
    private static final DateTimeFormatter JAVA_DATE =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss zzz yyyy", Locale.US);

    static Event of(JsonNode body) {
        return new Event(
                text(body, "eventName").orElse(""),
                text(body, "eventUuid").filter(uuid -> UUID.matcher(uuid).matches()),
                text(body, "createdDate").flatMap(Event::time),
                body.path("data"));
    }

    /** The name if it is a known one, because outside text must not become a label of metrics. */
    String knownName() {
        return List.of(EventNames.CRM_ERROR, EventNames.LABEL_APPLIED).contains(name) ? name : "other";
    }

    /** The text of a member; empty if it is missing, blank, or neither text nor number. */
    static Optional<String> text(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isTextual() || value.isNumber()
                ? Optional.of(value.asText().trim()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notIso) {
            try {
                return Optional.of(ZonedDateTime.parse(text, JAVA_DATE).toInstant());
            } catch (DateTimeException neither) {
                return Optional.empty();
            }
        }
    }
}
