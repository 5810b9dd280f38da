package io.khoroszendesk.bridge.customer;

import io.khoroszendesk.bridge.identity.EmailAddresses;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineExceededException;
import io.khoroszendesk.common.resilience.Sleeper;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserQuery;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds who has an e-mail address that Zendesk reports as taken. Zendesk's search learns of a new user within about two
 * seconds (recorded). So if it finds nobody at all, the owner is new, and it is asked again.
 */
@Singleton
public class AddressOwners {

    private static final int LOOKS = 4;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** What must be left of the deadline after a pause. */
    private static final Duration WORTH_LOOKING = Duration.ofMillis(500);

    private final ZendeskClient zendesk;
    private final Sleeper sleeper;

    @Inject
    public AddressOwners(ZendeskClient zendesk, Sleeper sleeper) {
        this.zendesk = zendesk;
        this.sleeper = sleeper;
    }

    /** The customer whose primary address this is, as far as Zendesk's search knows them now. */
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
            for (int look = 0; found.isEmpty() && look < LOOKS; look++) {
                if (look > 0) {
                    if (!Deadline.current().fits(PAUSE.plus(WORTH_LOOKING))) {
                        return Optional.empty();
                    }
                    sleeper.sleep(
                            PAUSE, e -> new DeadlineExceededException("interrupted while looking for an address", e));
                }
                // An agent who has the address is known to the index, so there is nobody to wait for.
                found = search(UserQuery.anybody(), email);
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
        return found.stream()
                .filter(user -> user.isEndUser() && user.isActive() && EmailAddresses.same(email, user.email()))
                .findFirst();
    }
}
