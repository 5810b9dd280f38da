package io.khoroszendesk.care.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.care.api.LenientJson;
import io.khoroszendesk.common.config.KeyValueList;
import io.khoroszendesk.zendesk.model.Organization;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Which attributes of Care receive what Zendesk knows of a customer's tickets and organization.
 *
 * <ul>
 *   <li>{@code open}: the number of tickets that are new, open, pending or on hold, among the 100 that have changed last
 *   <li>{@code status}, {@code priority}, {@code assignee}, {@code group} and {@code link} of the latest ticket, which is
 *       the one created last, because automations change old ones
 *   <li>{@code solved}: when a ticket of the customer was last solved, as Zendesk writes times: {@code
 *       2026-11-21T10:00:00Z}
 *   <li>{@code satisfaction}: {@code good} or {@code bad}, the customer's last answer on a ticket
 * </ul>
 *
 * @param tickets attribute keys by source
 * @param organization attribute keys by the key of an organization field
 */
public record TicketFields(Map<String, String> tickets, Map<String, String> organization) {

    /** The names in the setting of what is known of tickets. */
    public static final Set<String> SOURCES =
            Set.of("open", "status", "priority", "link", "assignee", "group", "solved", "satisfaction");

    /** What stands before the key of an organization field in the setting. */
    public static final String ORGANIZATION = "organization.";

    /** Entries of another form have been refused at the start. */
    public static TicketFields of(TicketConfig config) {
        Map<String, String> tickets = new LinkedHashMap<>();
        Map<String, String> organization = new LinkedHashMap<>();
        KeyValueList.parse(config.ticketFields().orElse(List.of())).toMap().forEach((source, key) -> {
            if (source.startsWith(ORGANIZATION)) {
                organization.put(source.substring(ORGANIZATION.length()), key);
            } else {
                tickets.put(source, key);
            }
        });
        return new TicketFields(tickets, organization);
    }

    /** Whether tickets are read at all. */
    public boolean areTicketsWanted() {
        return !tickets.isEmpty();
    }

    /** The keys of all these attributes. */
    public Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>(tickets.values());
        keys.addAll(organization.values());
        return keys;
    }

    /** Tells two choices of what is read from tickets apart. */
    public String fingerprint() {
        return new TreeMap<>(tickets).toString();
    }

    /**
     * The values of the attributes for tickets; null for what there is none of.
     *
     * @param links the page of a ticket that agents open in Zendesk
     */
    public Map<String, String> values(CustomerTickets known, LongFunction<String> links) {
        Map<String, String> values = new LinkedHashMap<>();
        tickets.forEach((source, key) -> values.put(key, value(source, known, links)));
        return values;
    }

    private static String value(String source, CustomerTickets known, LongFunction<String> links) {
        return switch (source) {
            case "open" -> String.valueOf(known.open());
            case "status" -> known.status();
            case "priority" -> known.priority();
            case "link" -> known.latest() == null ? null : links.apply(known.latest());
            case "assignee" -> known.assignee();
            case "group" -> known.group();
            case "solved" -> known.solvedAt();
            case "satisfaction" -> known.satisfaction();
            default -> throw new IllegalArgumentException("no source of attributes: " + source);
        };
    }

    /** The values of the attributes for the organization, which may be null; null for what there is none of. */
    public Map<String, String> values(Organization known) {
        Map<String, String> values = new LinkedHashMap<>();
        organization.forEach((field, key) -> values.put(
                key, known == null ? null : text(known.organizationFields().get(field))));
        return values;
    }

    private static String text(JsonNode value) {
        return value != null && value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(LenientJson::text)
                        .collect(Collectors.joining(", "))
                : LenientJson.text(value);
    }
}
