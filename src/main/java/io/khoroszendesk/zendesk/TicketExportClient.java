package io.khoroszendesk.zendesk;

import static io.khoroszendesk.zendesk.call.ZendeskRequests.present;

import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.zendesk.call.Endpoint;
import io.khoroszendesk.zendesk.call.ResponseBodies;
import io.khoroszendesk.zendesk.call.ZendeskApi;
import io.khoroszendesk.zendesk.call.ZendeskRequests;
import io.khoroszendesk.zendesk.model.Group;
import io.khoroszendesk.zendesk.model.TicketRow;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Reads what is counted of tickets, for one customer or for all. As with {@link ZendeskClient}, calls block and need a
 * {@link Deadline}.
 */
@Singleton
public class TicketExportClient {

    /** Zendesk sends along whom a ticket names, and when it was solved, where it is asked to. */
    private static final String ALONG = "users,groups,metric_sets";

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

    private final ZendeskApi api;
    private final ZendeskRequests requests;

    @Inject
    TicketExportClient(@RestClient ZendeskApi api, ZendeskRequests requests) {
        this.api = api;
        this.requests = requests;
    }

    /** The tickets of a customer that have changed last, at most 100, archived ones included. */
    public TicketPage requestedBy(long user) {
        ResponseBodies.TicketRows page = requests.read(
                Endpoint.REQUESTED_TICKETS,
                user + " to count",
                ResponseBodies.TicketRows.class,
                auth -> api.requestedTicketRows(auth, user, ZendeskRequests.PAGE, "-updated_at", ALONG));
        return page(page, null, true);
    }

    /**
     * The first page of the tickets that have changed since {@code start}, which only an admin may read, ten times a
     * minute (<a
     * href="https://developer.zendesk.com/api-reference/ticketing/ticket-management/incremental_exports/">reference</a>).
     * Deleted tickets are among them.
     */
    public TicketPage export(Instant start, int size) {
        return export(start.getEpochSecond(), null, size);
    }

    /** The page that follows the one that ended with {@code cursor}. */
    public TicketPage export(String cursor, int size) {
        TicketPage page = export(null, cursor, size);
        if (!page.isLast() && cursor.equals(page.after())) {
            throw ZendeskException.without(Kind.MALFORMED, "its export leads back to the same page", null);
        }
        return page;
    }

    private TicketPage export(Long start, String cursor, int size) {
        ResponseBodies.TicketRows page = requests.read(
                Endpoint.EXPORT_TICKETS,
                cursor == null ? start : cursor,
                ResponseBodies.TicketRows.class,
                auth -> api.exportTickets(auth, start, cursor, size, ALONG));
        return page(page, present(page.afterCursor()), !Boolean.FALSE.equals(page.endOfStream()));
    }

    private static TicketPage page(ResponseBodies.TicketRows page, String after, boolean isLast) {
        Map<Long, String> staff = new HashMap<>();
        for (User user : page.users() == null ? List.<User>of() : page.users()) {
            if (user.id() != null && user.name() != null && user.isStaff()) {
                staff.put(user.id(), user.name());
            }
        }
        Map<Long, String> groups = new HashMap<>();
        for (Group group : page.groups() == null ? List.<Group>of() : page.groups()) {
            if (group.id() != null && group.name() != null) {
                groups.put(group.id(), group.name());
            }
        }
        return new TicketPage(present(page.tickets()), staff, groups, after, isLast);
    }
}
