package io.khoroszendesk.marketing.events;

/** The names of the Khoros events that are processed here. */
public final class EventNames {

    /** A call of Khoros to its custom CRM, which is this service, has failed. */
    public static final String CRM_ERROR = "error-custom-crm";

    /** An agent or a rule has applied a label to posts in the inbox. */
    public static final String LABEL_APPLIED = "stream-item-label-applied";

    private EventNames() {}
}
