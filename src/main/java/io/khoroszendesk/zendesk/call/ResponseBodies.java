package io.khoroszendesk.zendesk.call;

import io.khoroszendesk.zendesk.model.Comment;
import io.khoroszendesk.zendesk.model.CustomStatus;
import io.khoroszendesk.zendesk.model.Group;
import io.khoroszendesk.zendesk.model.Identity;
import io.khoroszendesk.zendesk.model.Organization;
import io.khoroszendesk.zendesk.model.Ticket;
import io.khoroszendesk.zendesk.model.TicketField;
import io.khoroszendesk.zendesk.model.TicketRow;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserField;
import io.khoroszendesk.zendesk.model.Webhook;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The envelopes around Zendesk's responses. */
public final class ResponseBodies {

    private ResponseBodies() {}

    @RegisterForReflection
    public record OneUser(User user) {}

    @RegisterForReflection
    public record Users(List<User> users) {}

    @RegisterForReflection
    public record OneTicket(Ticket ticket) {}

    @RegisterForReflection
    public record Tickets(List<Ticket> tickets, List<User> users) {}

    @RegisterForReflection
    public record OneIdentity(Identity identity) {}

    @RegisterForReflection
    public record Identities(List<Identity> identities) {}

    @RegisterForReflection
    public record Comments(List<Comment> comments, Page meta) {}

    @RegisterForReflection
    public record OneUserField(UserField userField) {}

    @RegisterForReflection
    public record UserFields(List<UserField> userFields, Page meta) {}

    @RegisterForReflection
    public record TicketFields(List<TicketField> ticketFields) {}

    @RegisterForReflection
    public record CustomStatuses(List<CustomStatus> customStatuses) {}

    @RegisterForReflection
    public record Groups(List<Group> groups, Page meta) {}

    @RegisterForReflection
    public record OneBrand(Choice brand) {}

    @RegisterForReflection
    public record OneTicketForm(Choice ticketForm) {}

    /** A brand or a form, of which only those in use can be had for new tickets. */
    @RegisterForReflection
    public record Choice(Boolean active) {}

    @RegisterForReflection
    public record Organizations(List<Organization> organizations) {}

    /** A page of the export; {@code organizations} are those of its users, if Zendesk sends them along. */
    @RegisterForReflection
    public record Export(List<User> users, List<Organization> organizations, String afterCursor, Boolean endOfStream) {}

    /** Tickets to count, one customer's or a page of the export, with whom they name as far as that is sent along. */
    @RegisterForReflection
    public record TicketRows(
            List<TicketRow> tickets, List<User> users, List<Group> groups, String afterCursor, Boolean endOfStream) {}

    @RegisterForReflection
    public record OrganizationFields(List<UserField> organizationFields, Page meta) {}

    @RegisterForReflection
    public record DeletionStatuses(List<DeletionStatus> complianceDeletionStatuses) {}

    /** A step of a permanent deletion in one of Zendesk's products. */
    @RegisterForReflection
    public record DeletionStatus(String action, String application) {}

    @RegisterForReflection
    public record Count(Long count) {}

    @RegisterForReflection
    public record Webhooks(List<Webhook> webhooks, Page meta) {}

    @RegisterForReflection
    public record OneWebhook(Webhook webhook) {}

    @RegisterForReflection
    public record OneSigningSecret(SigningSecret signingSecret) {}

    @RegisterForReflection
    public record SigningSecret(String secret) {}

    /** Where a list continues. Links to the next page may name another host, so only the cursor is used. */
    @RegisterForReflection
    public record Page(Boolean hasMore, String afterCursor) {

        public static String after(Page page) {
            return page != null && Boolean.TRUE.equals(page.hasMore) ? page.afterCursor : null;
        }
    }
}
