package io.khoroszendesk.bridge.customer;

import io.khoroszendesk.bridge.fields.Field;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.bridge.identity.EmailAddresses;
import io.khoroszendesk.bridge.identity.RecentCustomers;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.Identity;
import io.khoroszendesk.zendesk.model.NewValue;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserChanges;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Updates users without sending them e-mail, and without taking over another user's address. */
@Singleton
public class CustomerUpdate {

    private final ZendeskClient zendesk;
    private final CustomerErrors refusals;
    private final RecentCustomers recent;

    @Inject
    public CustomerUpdate(ZendeskClient zendesk, CustomerErrors refusals, RecentCustomers recent) {
        this.zendesk = zendesk;
        this.refusals = refusals;
        this.recent = recent;
    }

    User update(FieldModel model, long id, Map<Field, Object> values) {
        UserChanges changes = Customer.setFields(UserChanges.builder(), values).build();
        if (NewValue.clears(changes.name())) {
            throw CustomerErrors.nameless(model);
        }
        if (changes.email() != null) {
            String email = changes.email().value();
            try {
                changeEmail(id, email);
            } catch (ZendeskException e) {
                throw e.is(Kind.INVALID) ? refusals.address(model, email, e) : e;
            }
        }
        UserChanges others = changes.withoutEmail();
        try {
            User updated = others.equals(UserChanges.NONE) ? zendesk.user(id) : zendesk.updateUser(id, others);
            recent.changed(updated);
            return updated;
        } catch (ZendeskException e) {
            throw e.is(Kind.INVALID) ? CustomerErrors.rejected(model, e) : e;
        }
    }

    /**
     * Makes an address the user's primary one. A change of the user alone would only add a second address (recorded
     * 2021). It comes first, because it may be rejected, and then nothing else should have changed.
     */
    private void changeEmail(long id, String email) {
        List<Identity> addresses = emailIdentities(id);
        Optional<Identity> primary =
                addresses.stream().filter(i -> Boolean.TRUE.equals(i.primary())).findFirst();
        if (email == null) {
            primary.ifPresent(identity -> zendesk.deleteIdentity(id, identity.id()));
            return;
        }
        if (primary.filter(identity -> EmailAddresses.same(email, identity.value()))
                .isPresent()) {
            return;
        }
        Identity wanted = withValue(addresses, email).orElseGet(() -> addAddress(id, email));
        if (!Boolean.TRUE.equals(wanted.primary())) {
            zendesk.makePrimary(id, wanted.id());
        }
    }

    private Identity addAddress(long id, String email) {
        try {
            return zendesk.createEmailIdentity(id, email);
        } catch (ZendeskException e) {
            if (!e.mayHaveHappened()) {
                throw e;
            }
            return withValue(emailIdentities(id), email).orElseGet(() -> zendesk.createEmailIdentity(id, email));
        }
    }

    private List<Identity> emailIdentities(long id) {
        return zendesk.identities(id).stream()
                .filter(Identity::isEmail)
                .filter(identity -> identity.id() != null)
                .toList();
    }

    private static Optional<Identity> withValue(List<Identity> identities, String email) {
        return identities.stream()
                .filter(identity -> EmailAddresses.same(email, identity.value()))
                .findFirst();
    }
}
