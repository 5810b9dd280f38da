package io.khoroszendesk.bridge.customer;

import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.bridge.identity.RecentCustomers;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Ensures that the requester of a case is a customer. Agents and admins request tickets, too, and Zendesk keeps the
 * tickets of merged and deleted users. A user's role is taken from what Zendesk sent along or showed lately; otherwise
 * the user is read.
 */
@Singleton
public class Requesters {

    /** What is said of ids that are no customer's. */
    public static final String UNKNOWN = "No customer exists with the provided ID.";

    /** Khoros' name of the member that names a case's customer, and what is said of it where it names none. */
    public static final String CUSTOMER_ID = "customerId";

    public static final String UNKNOWN_CUSTOMER = "No customer exists with this ID.";

    private static final String GONE =
            "This customer was merged or deleted in Zendesk. Please link the right customer again.";

    private final ZendeskClient zendesk;
    private final RecentCustomers recent;

    @Inject
    public Requesters(ZendeskClient zendesk, RecentCustomers recent) {
        this.zendesk = zendesk;
        this.recent = recent;
    }

    /**
     * Refuses to show the cases of a user who is not a customer.
     *
     * @param sentAlong users who came with the tickets; none if there are no tickets
     * @throws OperationException {@link Code#NOT_FOUND}
     */
    public void checkShown(long id, List<User> sentAlong) {
        Optional<User> requester = sentAlong.stream()
                .filter(user -> user != null && user.id() != null && user.id() == id)
                .filter(user -> user.role() != null)
                .findFirst();
        requester.ifPresent(recent::seen);
        requester.map(Requesters::problem).orElseGet(() -> problem(id)).ifPresent(problem -> {
            throw OperationException.of(Code.NOT_FOUND, problem);
        });
    }

    /**
     * Refuses a user who is not a customer as the customer of a case.
     *
     * @throws OperationException {@link Code#VALIDATION_FAILED} on the customer's id
     */
    public void checkChosen(long id) {
        problem(id).ifPresent(problem -> {
            throw OperationException.validation(CUSTOMER_ID, problem.equals(UNKNOWN) ? UNKNOWN_CUSTOMER : problem);
        });
    }

    /** Why the user is not a customer. The user is read only if they are not known to be one. */
    private Optional<String> problem(long id) {
        if (recent.isKnownCustomer(id)) {
            return Optional.empty();
        }
        try {
            User user = zendesk.user(id);
            recent.seen(user);
            return problem(user);
        } catch (ZendeskException e) {
            if (e.is(Kind.NOT_FOUND)) {
                // Zendesk itself rejects unknown users, or has already responded for this one.
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Why a Zendesk user is not a customer; empty if they are. */
    public static Optional<String> problem(User user) {
        if (!user.isActive()) {
            return Optional.of(GONE);
        }
        return user.isEndUser() ? Optional.empty() : Optional.of(UNKNOWN);
    }
}
