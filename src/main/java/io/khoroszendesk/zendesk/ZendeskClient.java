package io.khoroszendesk.zendesk;

import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.zendesk.call.Endpoint;
import io.khoroszendesk.zendesk.call.FaultTolerance.Effect;
import io.khoroszendesk.zendesk.call.ResponseBodies;
import io.khoroszendesk.zendesk.call.UnpooledZendeskApi;
import io.khoroszendesk.zendesk.call.ZendeskApi;
import io.khoroszendesk.zendesk.call.ZendeskRequests;
import io.khoroszendesk.zendesk.json.WellFormed;
import io.khoroszendesk.zendesk.model.Comment;
import io.khoroszendesk.zendesk.model.Identity;
import io.khoroszendesk.zendesk.model.Ticket;
import io.khoroszendesk.zendesk.model.TicketChanges;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserChanges;
import io.khoroszendesk.zendesk.model.UserQuery;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The Zendesk API for the rest of the service: plain blocking calls with Zendesk's terms, to be made on virtual threads
 * under a {@link Deadline}. Every method may throw {@link ZendeskException}.
 */
@Singleton
public class ZendeskClient {

    private final ZendeskApi api;
    private final UnpooledZendeskApi fresh;
    private final ZendeskRequests requests;

    @Inject
    ZendeskClient(@RestClient ZendeskApi api, @RestClient UnpooledZendeskApi fresh, ZendeskRequests requests) {
        this.api = api;
        this.fresh = fresh;
        this.requests = requests;
    }

    /** The first page (at most 100) of the users a query of Zendesk's search grammar finds. Its index lags by minutes. */
    public List<User> searchUsers(UserQuery query) {
        String text = WellFormed.text(query.text());
        return requests.read(
                Endpoint.SEARCH_USERS,
                text,
                ResponseBodies.Users.class,
                ResponseBodies.Users::users,
                auth -> api.searchUsers(auth, text, null, ZendeskRequests.PAGE));
    }

    /** The users with this external id: an exact look-up that is current at once. */
    public List<User> usersByExternalId(String externalId) {
        String id = WellFormed.text(externalId);
        return requests.read(
                Endpoint.SEARCH_USERS,
                "external_id=" + id,
                ResponseBodies.Users.class,
                ResponseBodies.Users::users,
                auth -> api.searchUsers(auth, null, id, null));
    }

    /** The user this service acts as; its id is null if the credentials are not valid. */
    public User me() {
        return ZendeskRequests.answered(requests.read(Endpoint.ME, "", ResponseBodies.OneUser.class, api::me)
                .user());
    }

    public User user(long id) {
        return requests.read(
                Endpoint.SHOW_USER,
                id,
                ResponseBodies.OneUser.class,
                ResponseBodies.OneUser::user,
                auth -> api.user(auth, id));
    }

    /** Creates a user. It is never retried here: after an unknown outcome, the caller looks before trying again. */
    @Writes
    public User createUser(UserChanges user) {
        byte[] body = ZendeskRequests.body("user", user);
        return requests.write(
                Endpoint.CREATE_USER,
                "",
                Effect.ONCE,
                ResponseBodies.OneUser.class,
                ResponseBodies.OneUser::user,
                auth -> fresh.createUser(auth, body));
    }

    /** Changes the given members of a user and leaves the others as they are. */
    @Writes
    public User updateUser(long id, UserChanges changes) {
        return updateUser(id, changes, Effect.REPEATABLE);
    }

    /** The same for changes that nobody waits for: one attempt, so that they never add to the load at a rate limit. */
    @Writes
    public User updateUserInPassing(long id, UserChanges changes) {
        return updateUser(id, changes, Effect.NEVER);
    }

    private User updateUser(long id, UserChanges changes, Effect effect) {
        byte[] body = ZendeskRequests.body("user", changes);
        return requests.write(
                Endpoint.UPDATE_USER,
                id,
                effect,
                ResponseBodies.OneUser.class,
                ResponseBodies.OneUser::user,
                auth -> api.updateUser(auth, id, body));
    }

    public List<Identity> identities(long user) {
        return requests.read(
                Endpoint.LIST_IDENTITIES,
                user,
                ResponseBodies.Identities.class,
                ResponseBodies.Identities::identities,
                auth -> api.identities(auth, user));
    }

    /** Adds an e-mail address without sending e-mail. It is never retried here, as with {@link #createUser}. */
    @Writes
    public Identity createEmailIdentity(long user, String email) {
        byte[] body = ZendeskRequests.body("identity", NewIdentity.email(email));
        return requests.write(
                Endpoint.CREATE_IDENTITY,
                user,
                Effect.ONCE,
                ResponseBodies.OneIdentity.class,
                ResponseBodies.OneIdentity::identity,
                auth -> api.createIdentity(auth, user, body));
    }

    @Writes
    public void makePrimary(long user, long identity) {
        byte[] nothing = {'{', '}'};
        requests.write(
                Endpoint.MAKE_PRIMARY,
                user,
                Effect.REPEATABLE,
                ResponseBodies.Identities.class,
                auth -> api.makePrimary(auth, user, identity, nothing));
    }

    /** Removes an address. One that is already gone is fine, because the first of two attempts may have removed it. */
    @Writes
    public void deleteIdentity(long user, long identity) {
        try {
            requests.writeWithoutAnswer(
                    Endpoint.DELETE_IDENTITY,
                    user,
                    Effect.REPEATABLE,
                    auth -> api.deleteIdentity(auth, user, identity));
        } catch (ZendeskException e) {
            if (!e.is(Kind.NOT_FOUND)) {
                throw e;
            }
        }
    }

    /**
     * The newest tickets a user has requested, archived ones included: one page of at most 100, with the users they
     * name.
     */
    public RequestedTickets requestedTickets(long user) {
        ResponseBodies.Tickets page = requests.read(
                Endpoint.REQUESTED_TICKETS,
                user,
                ResponseBodies.Tickets.class,
                auth -> api.requestedTickets(auth, user, ZendeskRequests.PAGE, "-updated_at", "users"));
        return new RequestedTickets(
                ZendeskRequests.present(page.tickets()), page.users() == null ? List.of() : page.users());
    }

    /** Tickets, and the users named in them as far as Zendesk has sent them along; no users if there are no tickets. */
    public record RequestedTickets(List<Ticket> tickets, List<User> users) {}

    /** The tickets with this external id, from the database and so without delay. The id need not be unique. */
    public List<Ticket> ticketsByExternalId(String externalId) {
        return requests.read(
                Endpoint.LIST_TICKETS,
                externalId,
                ResponseBodies.Tickets.class,
                ResponseBodies.Tickets::tickets,
                auth -> api.ticketsByExternalId(auth, externalId));
    }

    public Ticket ticket(long id) {
        return requests.read(
                Endpoint.SHOW_TICKET,
                id,
                ResponseBodies.OneTicket.class,
                ResponseBodies.OneTicket::ticket,
                auth -> api.ticket(auth, id));
    }

    /**
     * Creates a ticket. Zendesk keeps the idempotency key for two hours: the same key with the same body returns the
     * first ticket again, with another body 400 {@code IdempotentRequestError}. So every attempt sends the same bytes.
     */
    @Writes
    public Ticket createTicket(String idempotencyKey, TicketChanges ticket) {
        byte[] body = ZendeskRequests.body("ticket", ticket);
        return requests.write(
                Endpoint.CREATE_TICKET,
                "",
                Effect.REPEATABLE,
                ResponseBodies.OneTicket.class,
                ResponseBodies.OneTicket::ticket,
                auth -> api.createTicket(auth, idempotencyKey, body));
    }

    /** Changes fields of a ticket and adds the comment if there is one; such a change is never sent twice here. */
    @Writes
    public Ticket updateTicket(long id, TicketChanges changes) {
        byte[] body = ZendeskRequests.body("ticket", changes);
        Effect effect = changes.comment() != null ? Effect.ONCE : Effect.REPEATABLE;
        return requests.write(
                Endpoint.UPDATE_TICKET,
                id,
                effect,
                ResponseBodies.OneTicket.class,
                ResponseBodies.OneTicket::ticket,
                auth -> api.updateTicket(auth, id, body));
    }

    /** Reads a ticket's comments, newest first, page by page while {@code wantsMore} returns true. */
    public void comments(long ticket, Predicate<List<Comment>> wantsMore) {
        requests.pages(after -> comments(ticket, after), wantsMore);
    }

    private ZendeskRequests.Page<Comment> comments(long ticket, String after) {
        ResponseBodies.Comments page = requests.read(
                Endpoint.LIST_COMMENTS,
                ticket + (after == null ? "" : "?" + after),
                ResponseBodies.Comments.class,
                auth -> api.comments(auth, ticket, ZendeskRequests.PAGE, "-created_at", after));
        return new ZendeskRequests.Page<>(
                ZendeskRequests.present(page.comments()), ResponseBodies.Page.after(page.meta()));
    }
}
