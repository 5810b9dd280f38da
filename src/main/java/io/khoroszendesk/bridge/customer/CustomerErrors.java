package io.khoroszendesk.bridge.customer;

import io.khoroszendesk.bridge.api.FailureTranslator;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.fields.CustomerFields;
import io.khoroszendesk.bridge.fields.Field.Source;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.bridge.identity.EmailAddresses;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserQuery;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Assigns Zendesk's errors to fields of a customer, and names the customer who already has an address. */
@Singleton
public class CustomerErrors {

    private final ZendeskClient zendesk;

    @Inject
    public CustomerErrors(ZendeskClient zendesk) {
        this.zendesk = zendesk;
    }

    /** What Zendesk rejects about the values of a customer, by field. */
    static OperationException rejected(FieldModel model, ZendeskException e) {
        return FailureTranslator.invalid(e, member -> fieldName(model, member));
    }

    /** What Zendesk rejects about an address alone, which it reports as the "value" of an identity. */
    OperationException address(FieldModel model, String email, ZendeskException e) {
        return FailureTranslator.complainsOf(e, "value", "DuplicateValue")
                ? taken(model, owner(email))
                : FailureTranslator.invalid(e, member -> Optional.of(nameOf(model, CustomerFields.EMAIL)));
    }

    static OperationException nameless(FieldModel model) {
        return OperationException.validation(nameOf(model, CustomerFields.NAME), "A customer needs a name.");
    }

    private Optional<User> owner(String email) {
        try {
            return zendesk.searchUsers(UserQuery.customers().and("email", email)).stream()
                    .filter(user -> owns(user, email))
                    .findFirst();
        } catch (ZendeskException e) {
            // The error is then reported without the name of the customer who has the address.
            return Optional.empty();
        }
    }

    /** Whether a user is a customer whose primary address this is. */
    static boolean owns(User user, String email) {
        return user.isEndUser() && user.isActive() && EmailAddresses.same(email, user.email());
    }

    /** An e-mail address that belongs to another user; {@code owner} is empty if they are no customer or not known. */
    static OperationException taken(FieldModel model, Optional<User> owner) {
        String who = owner.map(user -> "customer " + user.id()).orElse("another user");
        return OperationException.validation(
                nameOf(model, CustomerFields.EMAIL), "This e-mail address already belongs to " + who + ".");
    }

    private static Optional<String> fieldName(FieldModel model, String member) {
        String bare = member.replaceFirst("^user_fields\\.", "");
        return model.nameOf(new Source.Member(bare)).or(() -> model.nameOf(new Source.UserField(bare)));
    }

    private static String nameOf(FieldModel model, String member) {
        return model.nameOf(new Source.Member(member)).orElse(member);
    }
}
