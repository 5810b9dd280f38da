package io.khoroszendesk.bridge.customer;

import io.khoroszendesk.bridge.api.FailureTranslator;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.fields.CustomerFields;
import io.khoroszendesk.bridge.fields.Field.Source;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.bridge.identity.EmailAddresses;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.NewValue;
import io.khoroszendesk.zendesk.model.UserChanges;
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

    /**
     * What Zendesk rejects about a new customer, by field. If the e-mail address is taken, the error names the customer
     * who has it.
     */
    OperationException created(FieldModel model, UserChanges user, ZendeskException e) {
        String email = NewValue.orNull(user.email());
        if (email != null && FailureTranslator.complainsOf(e, "email", "DuplicateValue")) {
            return taken(model, email);
        }
        return changed(model, e);
    }

    /** What Zendesk rejects about a changed customer, by field. */
    static OperationException changed(FieldModel model, ZendeskException e) {
        return FailureTranslator.invalid(e, member -> fieldName(model, member));
    }

    /** What Zendesk rejects about an address alone, which it reports as the "value" of an identity. */
    OperationException address(FieldModel model, String email, ZendeskException e) {
        return FailureTranslator.complainsOf(e, "value", "DuplicateValue")
                ? taken(model, email)
                : FailureTranslator.invalid(e, member -> Optional.of(nameOf(model, CustomerFields.EMAIL)));
    }

    static OperationException nameless(FieldModel model) {
        return OperationException.validation(nameOf(model, CustomerFields.NAME), "A customer needs a name.");
    }

    private OperationException taken(FieldModel model, String email) {
        String who = "another user";
        try {
            who = zendesk.searchUsers(UserQuery.customers().and("email", email)).stream()
                    .filter(user -> user.isEndUser() && user.isActive() && EmailAddresses.same(email, user.email()))
                    .findFirst()
                    .map(user -> "customer " + user.id())
                    .orElse(who);
        } catch (ZendeskException e) {
            // The error is then reported without the name of the customer who has the address.
        }
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
