package io.khoroszendesk.zendesk;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The envelopes around Zendesk's answers. */
final class Answers {

    private Answers() {}

    @RegisterForReflection
    record OneUser(User user) {}

    @RegisterForReflection
    record Users(List<User> users) {}

    @RegisterForReflection
    record OneTicket(Ticket ticket) {}

    @RegisterForReflection
    record Tickets(List<Ticket> tickets, List<User> users) {}

    @RegisterForReflection
    record OneIdentity(Identity identity) {}

    @RegisterForReflection
    record Identities(List<Identity> identities) {}

    @RegisterForReflection
    record Comments(List<Comment> comments, Page meta) {}

    @RegisterForReflection
    record OneUserField(UserField userField) {}

    @RegisterForReflection
    record UserFields(List<UserField> userFields, Page meta) {}

    @RegisterForReflection
    record TicketFields(List<TicketField> ticketFields) {}

    @RegisterForReflection
    record CustomStatuses(List<CustomStatus> customStatuses) {}

    @RegisterForReflection
    record Groups(List<Group> groups, Page meta) {}

    @RegisterForReflection
    record Organizations(List<Organization> organizations) {}

    /** A page of the export; {@code organizations} are those of its users, where Zendesk sends them along. */
    @RegisterForReflection
    record Export(List<User> users, List<Organization> organizations, String afterCursor, Boolean endOfStream) {}

    @RegisterForReflection
    record Count(Long count) {}

    @RegisterForReflection
    record Webhooks(List<Webhook> webhooks, Page meta) {}

    @RegisterForReflection
    record OneWebhook(Webhook webhook) {}

    @RegisterForReflection
    record OneSigningSecret(SigningSecret signingSecret) {}

    @RegisterForReflection
    record SigningSecret(String secret) {}

    /** Where a list goes on. Links to the next page may name another host, so only the cursor is used. */
    @RegisterForReflection
    record Page(Boolean hasMore, String afterCursor) {

        static String after(Page page) {
            return page != null && Boolean.TRUE.equals(page.hasMore) ? page.afterCursor : null;
        }
    }

    /** The answer to a request for a token. */
    @RegisterForReflection
    record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") Long expiresIn) {}
}
