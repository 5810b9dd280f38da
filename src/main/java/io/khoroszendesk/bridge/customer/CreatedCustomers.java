package io.khoroszendesk.bridge.customer;

import io.khoroszendesk.bridge.api.EntityIds;
import io.khoroszendesk.bridge.identity.EmailAddresses;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.NewValue;
import io.khoroszendesk.zendesk.model.Timestamps;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserChanges;
import io.khoroszendesk.zendesk.model.UserQuery;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds the customers that this service has created, here or in another replica. */
@Singleton
public class CreatedCustomers {

    /** The maximum difference by which Zendesk's clock may lag behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final ZendeskClient zendesk;
    private final SearchLag lag;

    @Inject
    public CreatedCustomers(ZendeskClient zendesk, SearchLag lag) {
        this.zendesk = zendesk;
        this.lag = lag;
    }

    /** The customer with this id; empty if they are gone. */
    Optional<User> find(String id) {
        OptionalLong number = EntityIds.of(id);
        return number.isEmpty()
                ? Optional.empty()
                : ZendeskException.ifThere(() -> zendesk.user(number.getAsLong()))
                        .filter(CreatedCustomers::isCustomer);
    }

    /** A customer with the same values who was created since an attempt began. */
    Optional<User> find(UserChanges wanted, Instant begun) {
        Instant since = begun.equals(Timestamps.EVER) ? begun : begun.minus(CLOCK_SKEW);
        String externalId = NewValue.orNull(wanted.externalId());
        String email = NewValue.orNull(wanted.email());
        String name = NewValue.orNull(wanted.name());
        List<User> found;
        if (externalId != null) {
            found = zendesk.usersByExternalId(externalId);
        } else {
            UserQuery query = email != null
                    ? UserQuery.customers().and("email", email)
                    : UserQuery.customers().and("name", name);
            found = query.isEmpty() ? List.of() : zendesk.searchUsers(query);
        }
        return found.stream()
                .filter(CreatedCustomers::isCustomer)
                .filter(user -> name.equals(user.name()))
                .filter(user -> email == null || EmailAddresses.same(email, user.email()))
                .filter(user -> externalId == null || externalId.equalsIgnoreCase(user.externalId()))
                .filter(user -> Timestamps.isSince(user.createdAt(), since))
                .findFirst();
    }

    /** The same, but somebody whom another replica may be creating, or whom the search doesn't know yet, is waited for. */
    Optional<User> await(UserChanges wanted, Instant begun) {
        return lag.outwait(() -> find(wanted, begun), Optional::isPresent);
    }

    private static boolean isCustomer(User user) {
        return user.isEndUser() && user.isActive();
    }
}
