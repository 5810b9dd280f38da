package io.khoroszendesk.zendesk.call;

import java.util.Locale;

/** The Zendesk endpoints that are called, with their names in logs and metrics. */
public enum Endpoint {
    TOKEN(Family.OAUTH, "POST /oauth/tokens"),
    USER_FIELDS(Family.METADATA, "GET /user_fields"),
    CREATE_USER_FIELD(Family.METADATA, "POST /user_fields"),
    TICKET_FIELDS(Family.METADATA, "GET /ticket_fields"),
    CUSTOM_STATUSES(Family.METADATA, "GET /custom_statuses"),
    GROUPS(Family.METADATA, "GET /groups"),
    SHOW_BRAND(Family.METADATA, "GET /brands/{id}"),
    SHOW_TICKET_FORM(Family.METADATA, "GET /ticket_forms/{id}"),
    SEARCH_USERS(Family.SEARCH, "GET /users/search"),
    ME(Family.USERS, "GET /users/me"),
    SHOW_USER(Family.USERS, "GET /users/{id}"),
    CREATE_USER(Family.USERS, "POST /users"),
    UPDATE_USER(Family.USERS, "PUT /users/{id}"),
    LIST_IDENTITIES(Family.USERS, "GET /users/{id}/identities"),
    CREATE_IDENTITY(Family.USERS, "POST /users/{id}/identities"),
    MAKE_PRIMARY(Family.USERS, "PUT /users/{id}/identities/{id}/make_primary"),
    SHOW_USERS(Family.USERS, "GET /users/show_many"),
    ORGANIZATIONS(Family.METADATA, "GET /organizations/show_many"),
    EXPORT_USERS(Family.EXPORT, "GET /incremental/users/cursor"),
    EXPORT_TICKETS(Family.EXPORT, "GET /incremental/tickets/cursor"),
    DELETION_STATUSES(Family.USERS, "GET /users/{id}/compliance_deletion_statuses"),
    ORGANIZATION_FIELDS(Family.METADATA, "GET /organization_fields"),
    COUNT_USERS(Family.EXPORT, "GET /search/count"),
    WEBHOOKS(Family.METADATA, "GET /webhooks"),
    CREATE_WEBHOOK(Family.METADATA, "POST /webhooks"),
    UPDATE_WEBHOOK(Family.METADATA, "PATCH /webhooks/{id}"),
    WEBHOOK_SECRET(Family.METADATA, "GET /webhooks/{id}/signing_secret"),
    DELETE_IDENTITY(Family.USERS, "DELETE /users/{id}/identities/{id}"),
    REQUESTED_TICKETS(Family.TICKETS, "GET /users/{id}/tickets/requested"),
    LIST_TICKETS(Family.TICKETS, "GET /tickets"),
    SHOW_TICKET(Family.TICKETS, "GET /tickets/{id}"),
    CREATE_TICKET(Family.TICKETS, "POST /tickets"),
    UPDATE_TICKET(Family.TICKETS, "PUT /tickets/{id}"),
    LIST_COMMENTS(Family.TICKETS, "GET /tickets/{id}/comments");

    /** Endpoints that fail together. Each family is isolated, so that its failures don't affect the others. */
    public enum Family {
        OAUTH,
        METADATA,
        SEARCH,
        USERS,
        TICKETS,
        /** Pages of up to a thousand users; nobody waits for them. */
        EXPORT;

        /** The family's name in metrics and in readiness. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Family family;
    private final String label;

    Endpoint(Family family, String label) {
        this.family = family;
        this.label = label;
    }

    Family family() {
        return family;
    }

    /** Method and path template, without customer data. */
    public String label() {
        return label;
    }
}
