package io.khoroszendesk.zendesk.model;

import java.util.List;
import java.util.Map;

/**
 * A page of tickets.
 *
 * @param staff the names of the agents and admins whom the tickets name, by id, as far as Zendesk has sent them along
 * @param groups the same of groups
 * @param after the cursor from which an export continues, also at its end; null for other lists
 * @param isLast whether this is the last page for now
 */
public record TicketPage(
        List<TicketRow> tickets, Map<Long, String> staff, Map<Long, String> groups, String after, boolean isLast) {}
