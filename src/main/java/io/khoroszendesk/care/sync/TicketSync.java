package io.khoroszendesk.care.sync;

import io.khoroszendesk.care.push.CustomerPush;
import io.khoroszendesk.care.push.PushSummary;
import io.khoroszendesk.care.tickets.CustomerTickets;
import io.khoroszendesk.care.tickets.TicketCensus;
import io.khoroszendesk.care.tickets.TicketConfig;
import io.khoroszendesk.care.tickets.TicketFields;
import io.khoroszendesk.care.tickets.TicketReader;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.zendesk.TicketExportClient.TicketPage;
import io.khoroszendesk.zendesk.model.TicketRow;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps what Care knows of tickets in step with Zendesk's export of them. The first run reads the whole export and sums it
 * up, so that no customer costs a call; later ones read each customer once per page on which a ticket of theirs is. A page
 * is pushed before its cursor is stored. If the first reading breaks off, the next run begins it anew, because the sum is
 * right only at its end.
 */
@Dependent
class TicketSync {

    private static final int MOST_RECENT = 5_000;

    private final UserExport export;
    private final CustomerPush customers;
    private final TicketReader reader;
    private final TicketFields fields;
    /** Rows that were pushed lately in this run, because Zendesk's export repeats some. */
    private final SequencedSet<String> recent = new LinkedHashSet<>();

    @Inject
    TicketSync(UserExport export, CustomerPush customers, TicketReader reader, TicketConfig config) {
        this.export = export;
        this.customers = customers;
        this.reader = reader;
        this.fields = TicketFields.of(config);
    }

    /**
     * Reads and pushes what has changed.
     *
     * @throws io.khoroszendesk.zendesk.model.ZendeskException and {@link io.khoroszendesk.care.api.CareException} for
     * failures that would affect every other customer as well
     * @throws SyncException if it can't go on
     */
    void run(StopSignal stop, SyncProgress kept, SyncReport report) throws SyncException {
        if (!fields.areTicketsWanted()) {
            return;
        }
        if (kept.isDry()) {
            report.planned("Tickets would be read and told of as well, which a dry run doesn't do.");
            return;
        }
        TicketProgress before = kept.state().tickets();
        boolean isNew = before == null || !fields.fingerprint().equals(before.fields());
        if (!isNew && before.last() != null) {
            recent.add(before.last());
        }
        if (isNew && kept.state().start() == 0) {
            census(stop, kept, report);
        } else {
            changes(stop, kept, report, isNew ? null : before.cursor());
        }
    }

    /** Pushes the tickets of these customers, who are not right in Care. */
    PushSummary again(StopSignal stop, Set<Long> ids) {
        return fields.areTicketsWanted()
                ? customers.pushTickets(stop, ids, id -> reader.read(stop, id)).whole()
                : PushSummary.nothing();
    }

    private void census(StopSignal stop, SyncProgress kept, SyncReport report) throws SyncException {
        TicketCensus census = new TicketCensus();
        Set<String> ends = new LinkedHashSet<>();
        TicketPage page;
        String cursor = null;
        do {
            stop.check();
            page = export.nextTickets(stop, cursor, 0);
            census.add(page);
            remember(page.tickets());
            report.tickets(page.tickets().size());
            cursor = page.after();
        } while (goesOn(page, ends));
        push(stop, kept, report, census.customers(), id -> census.of(id).orElseGet(() -> reader.read(stop, id)));
        read(kept, cursor);
    }

    private void changes(StopSignal stop, SyncProgress kept, SyncReport report, String from) throws SyncException {
        Set<String> ends = new LinkedHashSet<>();
        TicketPage page;
        String cursor = from;
        do {
            stop.check();
            page = export.nextTickets(stop, cursor, kept.state().start());
            List<TicketRow> fresh = page.tickets().stream()
                    .filter(row -> !recent.contains(row(row)))
                    .toList();
            List<Long> ids = fresh.stream()
                    .map(TicketRow::requesterId)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            report.tickets(fresh.size());
            push(stop, kept, report, ids, id -> reader.read(stop, id));
            cursor = page.after();
            remember(fresh);
            read(kept, cursor);
        } while (goesOn(page, ends));
    }

    private void push(
            StopSignal stop,
            SyncProgress kept,
            SyncReport report,
            Collection<Long> ids,
            LongFunction<CustomerTickets> known)
            throws SyncException {
        PushSummary summary = customers.pushTickets(stop, ids, known).whole();
        report.ticketsPushed(summary);
        kept.keep(kept.state().with(kept.failedAnd(summary)));
    }

    private void read(SyncProgress kept, String cursor) throws SyncException {
        String last = recent.isEmpty() ? null : recent.getLast();
        kept.keep(kept.state().ticketsRead(new TicketProgress(cursor, last, fields.fingerprint())));
    }

    private static boolean goesOn(TicketPage page, Set<String> ends) throws SyncException {
        if (!page.isLast() && !ends.add(page.after())) {
            throw new SyncException(
                    "Zendesk's export of tickets leads back to a page that was read already, so it would"
                            + " never end. Please tell Zendesk's support.");
        }
        return !page.isLast();
    }

    private void remember(List<TicketRow> pushed) {
        pushed.forEach(row -> recent.add(row(row)));
        while (recent.size() > MOST_RECENT) {
            recent.removeFirst();
        }
    }

    /** Whatever is read of a ticket, because two of its changes may fall into one second. */
    private static String row(TicketRow row) {
        return Stream.of(
                        row.id(),
                        row.updatedAt(),
                        row.requesterId(),
                        row.status(),
                        row.priority(),
                        row.assigneeId(),
                        row.groupId(),
                        row.score(),
                        row.solvedAt())
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }
}
