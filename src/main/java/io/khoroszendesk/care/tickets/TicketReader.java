package io.khoroszendesk.care.tickets;

import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.zendesk.TicketExportClient;
import io.khoroszendesk.zendesk.TicketExportClient.TicketPage;
import io.khoroszendesk.zendesk.background.BackgroundCalls;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Reads what is known of one customer's tickets: one call to Zendesk, however many tickets there are. */
@Singleton
public class TicketReader {

    private final TicketExportClient zendesk;
    private final BackgroundCalls calls;

    @Inject
    TicketReader(TicketExportClient zendesk, BackgroundCalls calls) {
        this.zendesk = zendesk;
        this.calls = calls;
    }

    /**
     * The customer's tickets at this moment.
     *
     * @throws ZendeskException if Zendesk can't be asked
     */
    public CustomerTickets read(StopSignal stop, long customer) {
        TicketPage page = ZendeskException.ifThere(() -> calls.zendesk(stop, () -> zendesk.requestedBy(customer)))
                .orElseGet(() -> new TicketPage(List.of(), Map.of(), Map.of(), null, true));
        TicketSummary summary = new TicketSummary();
        page.tickets().forEach(summary::add);
        return summary.result(page.staff(), page.groups());
    }
}
