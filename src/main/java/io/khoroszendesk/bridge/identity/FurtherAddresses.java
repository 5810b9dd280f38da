package io.khoroszendesk.bridge.identity;

import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.Identity;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.ZendeskException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks whether a user has a wanted e-mail address that isn't the primary one, because Zendesk shows the primary one only. */
final class FurtherAddresses {

    private final ZendeskClient zendesk;
    private final RecentCustomers recent;

    FurtherAddresses(ZendeskClient zendesk, RecentCustomers recent) {
        this.zendesk = zendesk;
        this.recent = recent;
    }

    /**
     * Zendesk finds users by any of their addresses but shows the primary one only. A hit whose primary address doesn't
     * begin with the wanted one may have it as a secondary address. This is the first of these hits.
     */
    Optional<User> perhapsOwner(Wanted wanted, List<User> byEmail) {
        Set<Long> ids = byEmail.stream().map(User::id).collect(Collectors.toSet());
        return recent.merged(byEmail).stream()
                .filter(user -> ids.contains(user.id()) && user.isEndUser() && user.isActive())
                .filter(user -> EmailAddresses.normal(user.email())
                        .filter(email -> email.startsWith(wanted.email().orElseThrow()))
                        .isEmpty())
                .findFirst();
    }

    /** The wanted address among those of a user. */
    Optional<Identity> ofUser(Wanted wanted, long user) {
        String email = wanted.email().orElseThrow();
        return ZendeskException.ifThere(() -> zendesk.identities(user)).orElse(List.of()).stream()
                .filter(Identity::isEmail)
                .filter(identity -> EmailAddresses.same(email, identity.value()))
                .findFirst();
    }
}
