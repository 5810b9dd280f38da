package io.khoroszendesk.bridge.customer;

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

    /**
     * The users who have the address, or one that begins like it; none if they can't be found in time. Agents are among
     * them only if no customer is found.
     */
    List<User> of(String email) {
        try {
            List<User> found = zendesk.searchUsers(UserQuery.customers().and("email", email));
            for (int look = 0; found.isEmpty() && look < LOOKS; look++) {
                if (look > 0) {
                    if (!Deadline.current().fits(PAUSE.plus(WORTH_LOOKING))) {
                        return found;
                    }
                    sleeper.sleep(
                            PAUSE, e -> new DeadlineExceededException("interrupted while looking for an address", e));
                }
                // An agent who has the address is known to the index, so there is nobody to wait for.
                found = zendesk.searchUsers(UserQuery.anybody().and("email", email));
            }
            return found;
        } catch (ZendeskException e) {
            return List.of();
        }
    }
}
