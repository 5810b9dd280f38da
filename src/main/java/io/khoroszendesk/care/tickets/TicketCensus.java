package io.khoroszendesk.care.tickets;

import io.khoroszendesk.zendesk.TicketExportClient.TicketPage;
import io.khoroszendesk.zendesk.model.TicketRow;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Sums up the tickets of all customers from an export that is read from its beginning to its end, so that no customer costs
 * a call.
 */
public final class TicketCensus {

    /** About 200 bytes each. Whoever comes later is left to be read one by one. */
    private static final int MOST_CUSTOMERS = 200_000;

    private final int most;
    private final Map<Long, TicketSummary> summaries = new LinkedHashMap<>();
    private final SequencedSet<Long> unread = new LinkedHashSet<>();
    private final Map<Long, String> staff = new HashMap<>();
    private final Map<Long, String> groups = new HashMap<>();

    public TicketCensus() {
        this(MOST_CUSTOMERS);
    }

    TicketCensus(int most) {
        this.most = most;
    }

    /** Adds a page of the export. */
    public void add(TicketPage page) {
        staff.putAll(page.staff());
        groups.putAll(page.groups());
        for (TicketRow row : page.tickets()) {
            if (row.requesterId() != null) {
                add(row.requesterId(), row);
            }
        }
    }

    private void add(long customer, TicketRow row) {
        TicketSummary summary = summaries.get(customer);
        if (summary == null && summaries.size() < most) {
            summary = new TicketSummary();
            summaries.put(customer, summary);
        }
        if (summary == null) {
            unread.add(customer);
        } else {
            summary.add(row);
        }
    }

    /** All customers who have requested a ticket. */
    public List<Long> customers() {
        SequencedSet<Long> all = new LinkedHashSet<>(summaries.keySet());
        all.addAll(unread);
        return List.copyOf(all);
    }

    /** What is known of a customer's tickets; empty if that has to be read. */
    public Optional<CustomerTickets> of(long customer) {
        return Optional.ofNullable(summaries.get(customer))
                .filter(summary -> !summary.isUnsure())
                .map(summary -> summary.result(staff, groups));
    }
}
