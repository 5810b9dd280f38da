package io.khoroszendesk.care.tickets;

import io.khoroszendesk.zendesk.model.TicketRow;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Sums up the tickets of one customer, which may come in any order, and again after a change. There may be as many of
 * these as an account has customers, so it holds numbers in place of rows and their texts.
 */
final class TicketSummary {

    private static final long NEVER = Long.MIN_VALUE;

    /** Null while there is none, as with most customers. */
    private Set<Long> open;

    private long latest;
    private long latestCreated = NEVER;
    private String status;
    private String priority;
    private Long assignee;
    private Long group;
    private long rated;
    private long ratedChanged = NEVER;
    private String score;
    private long solved = NEVER;
    private boolean isUnsure;

    void add(TicketRow row) {
        count(row);
        if (row.isDeleted()) {
            isUnsure |= row.id() == latest || row.id() == rated;
            return;
        }
        long created = seconds(row.createdAt());
        if (row.id() == latest || created > latestCreated || created == latestCreated && row.id() > latest) {
            latest = row.id();
            latestCreated = created;
            status = row.status().intern();
            priority = row.priority() == null ? null : row.priority().intern();
            assignee = row.assigneeId();
            group = row.groupId();
        }
        long changed = seconds(row.updatedAt());
        if (row.score() != null && (row.id() == rated || changed > ratedChanged)) {
            rated = row.id();
            ratedChanged = changed;
            score = row.score().intern();
        }
        solved = Math.max(solved, seconds(row.solvedAt()));
    }

    private void count(TicketRow row) {
        if (row.isOpen()) {
            open = open == null ? new HashSet<>(4) : open;
            open.add(row.id());
        } else if (open != null) {
            open.remove(row.id());
            open = open.isEmpty() ? null : open;
        }
    }

    /** Whether something was taken away of which it isn't known what it hid. */
    boolean isUnsure() {
        return isUnsure;
    }

    /** The sum, with the names of agents and groups by their ids. */
    CustomerTickets result(Map<Long, String> staff, Map<Long, String> groups) {
        return new CustomerTickets(
                open == null ? 0 : open.size(),
                status,
                priority,
                latest == 0 ? null : latest,
                assignee == null ? null : staff.get(assignee),
                group == null ? null : groups.get(group),
                solved == NEVER ? null : Instant.ofEpochSecond(solved).toString(),
                score);
    }

    /** A time in seconds since 1970, as exact as Zendesk's are; the past of all times for none. */
    private static long seconds(String time) {
        try {
            return time == null ? NEVER : Instant.parse(time).getEpochSecond();
        } catch (DateTimeParseException e) {
            return NEVER;
        }
    }
}
