package io.khoroszendesk.bridge.customer;

import io.khoroszendesk.bridge.identity.EmailAddresses;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserQuery;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Finds who has an e-mail address that Zendesk reports as taken. Zendesk's search learns of a new user within about two
 * seconds (recorded). So if it finds nobody at all, the owner is new, and it is asked again.
 */
@Singleton
public class AddressOwners {

    private final ZendeskClient zendesk;
    private final SearchLag lag;

    @Inject
    public AddressOwners(ZendeskClient zendesk, SearchLag lag) {
        this.zendesk = zendesk;
        this.lag = lag;
    }

    /**
     * The customer whose primary address this is, as far as Zendesk's search knows them now; nobody if several share it.
     */
    Optional<User> known(String email) {
        try {
            return customer(search(UserQuery.customers(), email), email);
        } catch (ZendeskException e) {
            return Optional.empty();
        }
    }

    /** The same, but an owner whom the search doesn't know yet is waited for. */
    Optional<User> awaited(String email) {
        try {
            List<User> found = search(UserQuery.customers(), email);
            if (found.isEmpty()) {
                // An agent who has the address is known to the index, so there is nobody to wait for.
                found = lag.outwait(() -> search(UserQuery.anybody(), email), users -> !users.isEmpty());
            }
            return customer(found, email);
        } catch (ZendeskException e) {
            return Optional.empty();
        }
    }

    private List<User> search(UserQuery users, String email) {
        return zendesk.searchUsers(users.and("email", email));
    }

    /** Zendesk finds addresses by their beginning, too, and those that are not primary. */
    private static Optional<User> customer(List<User> found, String email) {
        List<User> owners = found.stream()
                .filter(user -> user.isEndUser() && user.isActive() && EmailAddresses.same(email, user.email()))
                .limit(2)
                .toList();
        return owners.size() == 1 ? Optional.of(owners.getFirst()) : Optional.empty();
    }
}
