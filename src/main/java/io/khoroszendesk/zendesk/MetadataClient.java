package io.khoroszendesk.zendesk;

import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.zendesk.call.Endpoint;
import io.khoroszendesk.zendesk.call.FaultTolerance.Effect;
import io.khoroszendesk.zendesk.call.ResponseBodies;
import io.khoroszendesk.zendesk.call.ZendeskApi;
import io.khoroszendesk.zendesk.call.ZendeskRequests;
import io.khoroszendesk.zendesk.model.CustomStatus;
import io.khoroszendesk.zendesk.model.Group;
import io.khoroszendesk.zendesk.model.NewUserField;
import io.khoroszendesk.zendesk.model.TicketField;
import io.khoroszendesk.zendesk.model.UserField;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * What the account is made of: its fields, statuses and groups. As with {@link ZendeskClient}, calls block and need a
 * {@link Deadline}.
 */
@Singleton
public class MetadataClient {

    private final ZendeskApi api;
    private final ZendeskRequests requests;

    @Inject
    MetadataClient(@RestClient ZendeskApi api, ZendeskRequests requests) {
        this.api = api;
        this.requests = requests;
    }

    public List<UserField> userFields() {
        return requests.pages(after -> {
            ResponseBodies.UserFields page = requests.read(
                    Endpoint.USER_FIELDS,
                    "",
                    ResponseBodies.UserFields.class,
                    auth -> api.userFields(auth, ZendeskRequests.PAGE, after));
            return new ZendeskRequests.Page<>(
                    ZendeskRequests.present(page.userFields()), ResponseBodies.Page.after(page.meta()));
        });
    }

    /** Adds a custom field to users, which only an admin may do. Its key is unique, so Zendesk rejects a second one. */
    @Writes
    public UserField createUserField(NewUserField field) {
        byte[] body = ZendeskRequests.body("user_field", field);
        return requests.write(
                Endpoint.CREATE_USER_FIELD,
                "",
                Effect.REPEATABLE,
                ResponseBodies.OneUserField.class,
                ResponseBodies.OneUserField::userField,
                auth -> api.createUserField(auth, body));
    }

    /** The custom fields of organizations, which are described as those of users are. */
    public List<UserField> organizationFields() {
        return requests.pages(after -> {
            ResponseBodies.OrganizationFields page = requests.read(
                    Endpoint.ORGANIZATION_FIELDS,
                    "",
                    ResponseBodies.OrganizationFields.class,
                    auth -> api.organizationFields(auth, ZendeskRequests.PAGE, after));
            return new ZendeskRequests.Page<>(
                    ZendeskRequests.present(page.organizationFields()), ResponseBodies.Page.after(page.meta()));
        });
    }

    public List<TicketField> ticketFields() {
        return requests.read(
                Endpoint.TICKET_FIELDS,
                "",
                ResponseBodies.TicketFields.class,
                ResponseBodies.TicketFields::ticketFields,
                api::ticketFields);
    }

    public List<CustomStatus> customStatuses() {
        return requests.read(
                Endpoint.CUSTOM_STATUSES,
                "",
                ResponseBodies.CustomStatuses.class,
                ResponseBodies.CustomStatuses::customStatuses,
                api::customStatuses);
    }

    public List<Group> groups() {
        return requests.pages(after -> {
            ResponseBodies.Groups page = requests.read(
                    Endpoint.GROUPS,
                    "",
                    ResponseBodies.Groups.class,
                    auth -> api.groups(auth, ZendeskRequests.PAGE, after));
            return new ZendeskRequests.Page<>(
                    ZendeskRequests.present(page.groups()), ResponseBodies.Page.after(page.meta()));
        });
    }

    /** Whether the account has this brand, and it is active. */
    public boolean hasBrand(long id) {
        return isInUse(() -> requests.read(
                Endpoint.SHOW_BRAND,
                id,
                ResponseBodies.OneBrand.class,
                ResponseBodies.OneBrand::brand,
                auth -> api.brand(auth, id)));
    }

    /** Whether the account has this form of tickets, and it is active. */
    public boolean hasTicketForm(long id) {
        return isInUse(() -> requests.read(
                Endpoint.SHOW_TICKET_FORM,
                id,
                ResponseBodies.OneTicketForm.class,
                ResponseBodies.OneTicketForm::ticketForm,
                auth -> api.ticketForm(auth, id)));
    }

    private static boolean isInUse(Supplier<ResponseBodies.Choice> question) {
        try {
            return !Boolean.FALSE.equals(question.get().active());
        } catch (ZendeskException e) {
            if (e.is(Kind.NOT_FOUND)) {
                return false;
            }
            throw e;
        }
    }
}
