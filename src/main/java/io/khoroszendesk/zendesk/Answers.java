package io.khoroszendesk.zendesk;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The envelopes around Zendesk's answers. */
final class Answers {

    private Answers() {}

    record OneUser(User user) {}

    record Users(List<User> users) {}

    record OneTicket(Ticket ticket) {}

    record Tickets(List<Ticket> tickets) {}

    record OneIdentity(Identity identity) {}

    record Identities(List<Identity> identities) {}

    record Comments(List<Comment> comments, Page meta) {}

    record UserFields(List<UserField> userFields, Page meta) {}

    record TicketFields(List<TicketField> ticketFields) {}

    record CustomStatuses(List<CustomStatus> customStatuses) {}

    record Groups(List<Group> groups, Page meta) {}

    /** Where a list goes on. Links to the next page may name another host, so only the cursor is used. */
    record Page(Boolean hasMore, String afterCursor) {

        static String after(Page page) {
            return page != null && Boolean.TRUE.equals(page.hasMore) ? page.afterCursor : null;
        }
    }

    /** The answer to a request for a token. */
    record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") Long expiresIn) {}
}
