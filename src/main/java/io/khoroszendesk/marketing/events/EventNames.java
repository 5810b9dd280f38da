package io.khoroszendesk.marketing.events;

/** The names of those of Khoros' events that mean something here. */
public final class EventNames {

    /** A call of Khoros to its custom CRM, that is to us, has failed. */
    public static final String CRM_ERROR = "error-custom-crm";

    /** An agent or a rule has put a label on posts in the inbox. */
    public static final String LABEL_APPLIED = "stream-item-label-applied";

    private EventNames() {}
}
