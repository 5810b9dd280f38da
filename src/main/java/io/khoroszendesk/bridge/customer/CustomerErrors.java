package io.khoroszendesk.bridge.customer;

import io.khoroszendesk.bridge.api.FailureTranslator;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.fields.CustomerFields;
import io.khoroszendesk.bridge.fields.Field.Source;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Assigns Zendesk's errors to fields of a customer, and names the customer who already has an address. */
@Singleton
public class CustomerErrors {

    private final AddressOwners owners;

    @Inject
    public CustomerErrors(AddressOwners owners) {
        this.owners = owners;
    }

    /** What Zendesk rejects about the values of a customer, by field. */
    static OperationException rejected(FieldModel model, ZendeskException e) {
        return FailureTranslator.invalid(e, member -> fieldName(model, member));
    }

    /** What Zendesk rejects about an address alone, which it reports as the "value" of an identity. */
    OperationException address(FieldModel model, String email, ZendeskException e) {
        return FailureTranslator.complainsOf(e, "value", "DuplicateValue")
                ? taken(model, owners.known(email))
                : FailureTranslator.invalid(e, member -> Optional.of(nameOf(model, CustomerFields.EMAIL)));
    }

    static OperationException nameless(FieldModel model) {
        return OperationException.validation(nameOf(model, CustomerFields.NAME), "A customer needs a name.");
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
