package io.khoroszendesk.zendesk;

import java.util.Locale;

/** The endpoints of Zendesk that are called, by the name they have in logs and metrics. */
enum Endpoint {
    TOKEN(Family.OAUTH, "POST /oauth/tokens"),
    USER_FIELDS(Family.METADATA, "GET /user_fields"),
    CREATE_USER_FIELD(Family.METADATA, "POST /user_fields"),
    TICKET_FIELDS(Family.METADATA, "GET /ticket_fields"),
    CUSTOM_STATUSES(Family.METADATA, "GET /custom_statuses"),
    GROUPS(Family.METADATA, "GET /groups"),
    SEARCH_USERS(Family.SEARCH, "GET /users/search"),
    ME(Family.USERS, "GET /users/me"),
    SHOW_USER(Family.USERS, "GET /users/{id}"),
    CREATE_USER(Family.USERS, "POST /users"),
    UPDATE_USER(Family.USERS, "PUT /users/{id}"),
    LIST_IDENTITIES(Family.USERS, "GET /users/{id}/identities"),
    CREATE_IDENTITY(Family.USERS, "POST /users/{id}/identities"),
    MAKE_PRIMARY(Family.USERS, "PUT /users/{id}/identities/{id}/make_primary"),
    DELETE_IDENTITY(Family.USERS, "DELETE /users/{id}/identities/{id}"),
    REQUESTED_TICKETS(Family.TICKETS, "GET /users/{id}/tickets/requested"),
    LIST_TICKETS(Family.TICKETS, "GET /tickets"),
    SHOW_TICKET(Family.TICKETS, "GET /tickets/{id}"),
    CREATE_TICKET(Family.TICKETS, "POST /tickets"),
    UPDATE_TICKET(Family.TICKETS, "PUT /tickets/{id}"),
    LIST_COMMENTS(Family.TICKETS, "GET /tickets/{id}/comments");

    /** Endpoints that fail together, and that are kept from dragging others down. */
    enum Family {
        OAUTH,
        METADATA,
        SEARCH,
        USERS,
        TICKETS;

        /** The name it has in metrics and in readiness. */
        String label() {
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

    /** Method and path template, without anything that belongs to a customer. */
    String label() {
        return label;
    }
}
