package io.khoroszendesk.care.sync;

/** The tenant of {@link SyncTenant} for tests of tickets and erasures: its settings, and what Care knows. */
public final class TicketTenant {

    public static final String FIELDS =
            "open=open_tickets,status=ticket_status,priority=ticket_priority,link=ticket_url,"
                    + "assignee=ticket_agent,group=ticket_group,solved=ticket_solved,satisfaction=satisfaction,"
                    + "organization.region=region";

    private TicketTenant() {}

    public static void isItselfAgain() {
        SyncTenant.isItselfAgain();
        careKnows();
    }

    /** Khoros Support has set up all attributes. */
    static void careKnows() {
        SyncTenant.care()
                .directory()
                .crm(
                        "zendesk_1",
                        "points",
                        "open_tickets",
                        "ticket_status",
                        "ticket_priority",
                        "ticket_url",
                        "ticket_agent",
                        "ticket_group",
                        "ticket_solved",
                        "satisfaction",
                        "region");
    }
}
