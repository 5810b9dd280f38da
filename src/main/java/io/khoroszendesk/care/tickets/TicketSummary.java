package io.khoroszendesk.care.tickets;

import io.khoroszendesk.zendesk.model.TicketRow;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Sums up the tickets of one customer, which may come in any order, and again after a change. */
final class TicketSummary {

    private static final Comparator<TicketRow> BY_CREATION = Comparator.comparing(
                    TicketRow::createdAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(TicketRow::id);
    private static final Comparator<TicketRow> BY_CHANGE =
            Comparator.comparing(TicketRow::updatedAt, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Set<Long> open = new HashSet<>();
    private TicketRow latest;
    private TicketRow rated;
    private String solvedAt;
    private boolean isUnsure;

    void add(TicketRow row) {
        if (row.isOpen()) {
            open.add(row.id());
        } else {
            open.remove(row.id());
        }
        if (row.isDeleted()) {
            isUnsure |= isLatest(row) || isRated(row);
            return;
        }
        if (latest == null || isLatest(row) || BY_CREATION.compare(row, latest) > 0) {
            latest = row;
        }
        if (row.score() != null && (rated == null || isRated(row) || BY_CHANGE.compare(row, rated) > 0)) {
            rated = row;
        }
        // Zendesk writes all times in the same form, which is in their order.
        if (row.solvedAt() != null && (solvedAt == null || row.solvedAt().compareTo(solvedAt) > 0)) {
            solvedAt = row.solvedAt();
        }
    }

    /** Whether something was taken away of which it isn't known what it hid. */
    boolean isUnsure() {
        return isUnsure;
    }

    /** The sum, with the names of agents and groups by their ids. */
    CustomerTickets result(Map<Long, String> staff, Map<Long, String> groups) {
        return latest == null
                ? new CustomerTickets(0, null, null, null, null, null, null, null)
                : new CustomerTickets(
                        open.size(),
                        latest.status(),
                        latest.priority(),
                        latest.id(),
                        staff.get(latest.assigneeId()),
                        groups.get(latest.groupId()),
                        solvedAt,
                        rated == null ? null : rated.score());
    }

    private boolean isLatest(TicketRow row) {
        return latest != null && latest.id().equals(row.id());
    }

    private boolean isRated(TicketRow row) {
        return rated != null && rated.id().equals(row.id());
    }
}
