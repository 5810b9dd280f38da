package io.khoroszendesk.zendesk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.zendesk.Guards.Effect;
import io.khoroszendesk.zendesk.ZendeskException.Kind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Zendesk, as the rest of the service sees it: plain blocking calls in Zendesk's words, to be made on virtual threads under
 * a {@link Deadline}. Every method may throw {@link ZendeskException}.
 */
@Singleton
public class ZendeskClient {

    /** The largest page Zendesk gives. */
    private static final int PAGE = 100;
    /** More pages of metadata than any account has; a cursor that never ends must not hold a request. */
    private static final int MOST_PAGES = 50;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ZendeskApi api;
    private final FreshZendeskApi fresh;
    private final Calls calls;
    private final Flights flights;

    @Inject
    ZendeskClient(@RestClient ZendeskApi api, @RestClient FreshZendeskApi fresh, Calls calls, Flights flights) {
        this.api = api;
        this.fresh = fresh;
        this.calls = calls;
        this.flights = flights;
    }

    public List<UserField> userFields() {
        return pages(after -> {
            Answers.UserFields page =
                    read(Endpoint.USER_FIELDS, "", Answers.UserFields.class, auth -> api.userFields(auth, PAGE, after));
            return new Page<>(present(page.userFields()), Answers.Page.after(page.meta()));
        });
    }

    /** Adds a custom field to users, which only an admin may. Its key is unique, so a second one is refused. */
    @Writes
    public UserField createUserField(Map<String, Object> field) {
        byte[] body = body("user_field", field);
        return present(write(
                        Endpoint.CREATE_USER_FIELD,
                        "",
                        Effect.REPEATABLE,
                        Answers.OneUserField.class,
                        auth -> api.createUserField(auth, body))
                .userField());
    }

    public List<TicketField> ticketFields() {
        return present(read(Endpoint.TICKET_FIELDS, "", Answers.TicketFields.class, api::ticketFields)
                .ticketFields());
    }

    public List<CustomStatus> customStatuses() {
        return present(read(Endpoint.CUSTOM_STATUSES, "", Answers.CustomStatuses.class, api::customStatuses)
                .customStatuses());
    }

    public List<Group> groups() {
        return pages(after -> {
            Answers.Groups page =
                    read(Endpoint.GROUPS, "", Answers.Groups.class, auth -> api.groups(auth, PAGE, after));
            return new Page<>(present(page.groups()), Answers.Page.after(page.meta()));
        });
    }

    /** The first page (at most 100) of the users a query of Zendesk's search grammar finds. Its index lags by minutes. */
    public List<User> searchUsers(UserQuery query) {
        return present(read(
                        Endpoint.SEARCH_USERS,
                        query.text(),
                        Answers.Users.class,
                        auth -> api.searchUsers(auth, query.text(), null, PAGE))
                .users());
    }

    /** The users with this external id: an exact look-up that is current at once. */
    public List<User> usersByExternalId(String externalId) {
        return present(read(
                        Endpoint.SEARCH_USERS,
                        "external_id=" + externalId,
                        Answers.Users.class,
                        auth -> api.searchUsers(auth, null, externalId, null))
                .users());
    }

    /** The user this service acts as; its id is null where the credentials count for nothing. */
    public User me() {
        return present(read(Endpoint.ME, "", Answers.OneUser.class, api::me).user());
    }

    public User user(long id) {
        return present(read(Endpoint.SHOW_USER, id, Answers.OneUser.class, auth -> api.user(auth, id))
                .user());
    }

    /** Creates a user. It is never repeated here: after an unknown result the caller must look before it tries again. */
    @Writes
    public User createUser(Map<String, Object> user) {
        byte[] body = body("user", user);
        return present(write(
                        Endpoint.CREATE_USER,
                        "",
                        Effect.ONCE,
                        Answers.OneUser.class,
                        auth -> fresh.createUser(auth, body))
                .user());
    }

    /** Changes the given members of a user and leaves the others as they are. */
    @Writes
    public User updateUser(long id, Map<String, Object> changes) {
        return updateUser(id, changes, Effect.REPEATABLE);
    }

    /** The same for changes nobody waits for: one attempt, so that they never press on a limit. */
    @Writes
    public User updateUserInPassing(long id, Map<String, Object> changes) {
        return updateUser(id, changes, Effect.NEVER);
    }

    private User updateUser(long id, Map<String, Object> changes, Effect effect) {
        byte[] body = body("user", changes);
        return present(
                write(Endpoint.UPDATE_USER, id, effect, Answers.OneUser.class, auth -> api.updateUser(auth, id, body))
                        .user());
    }

    public List<Identity> identities(long user) {
        return present(
                read(Endpoint.LIST_IDENTITIES, user, Answers.Identities.class, auth -> api.identities(auth, user))
                        .identities());
    }

    /** Adds an e-mail address without mailing anybody. Never repeated here, as with {@link #createUser}. */
    @Writes
    public Identity createEmailIdentity(long user, String email) {
        byte[] body = body("identity", Map.of("type", "email", "value", email, "skip_verify_email", true));
        return present(write(
                        Endpoint.CREATE_IDENTITY,
                        user,
                        Effect.ONCE,
                        Answers.OneIdentity.class,
                        auth -> api.createIdentity(auth, user, body))
                .identity());
    }

    @Writes
    public void makePrimary(long user, long identity) {
        byte[] nothing = {'{', '}'};
        write(
                Endpoint.MAKE_PRIMARY,
                user,
                Effect.REPEATABLE,
                Answers.Identities.class,
                auth -> api.makePrimary(auth, user, identity, nothing));
    }

    /** Removes an address. One that is already gone is fine, for the first attempt of two may have done it. */
    @Writes
    public void deleteIdentity(long user, long identity) {
        try {
            calls.authorized(
                    Endpoint.DELETE_IDENTITY,
                    target(Endpoint.DELETE_IDENTITY, user),
                    Effect.REPEATABLE,
                    Void.class,
                    auth -> api.deleteIdentity(auth, user, identity));
        } catch (ZendeskException e) {
            if (!e.is(Kind.NOT_FOUND)) {
                throw e;
            }
        }
    }

    /** The newest tickets a user has requested, archived ones included: one page of at most 100. */
    public List<Ticket> requestedTickets(long user) {
        return present(read(
                        Endpoint.REQUESTED_TICKETS,
                        user,
                        Answers.Tickets.class,
                        auth -> api.requestedTickets(auth, user, PAGE, "-updated_at"))
                .tickets());
    }

    /** The tickets with this external id, from the database and so without delay. The id need not be unique. */
    public List<Ticket> ticketsByExternalId(String externalId) {
        return present(read(
                        Endpoint.LIST_TICKETS,
                        externalId,
                        Answers.Tickets.class,
                        auth -> api.ticketsByExternalId(auth, externalId))
                .tickets());
    }

    public Ticket ticket(long id) {
        return present(read(Endpoint.SHOW_TICKET, id, Answers.OneTicket.class, auth -> api.ticket(auth, id))
                .ticket());
    }

    /**
     * Creates a ticket. Zendesk keeps the key for two hours: the same key with the same body answers the first ticket again,
     * with another body 400 {@code IdempotentRequestError}; so the same bytes are sent however often it takes.
     */
    @Writes
    public Ticket createTicket(String idempotencyKey, Map<String, Object> ticket) {
        byte[] body = body("ticket", ticket);
        return present(write(
                        Endpoint.CREATE_TICKET,
                        "",
                        Effect.REPEATABLE,
                        Answers.OneTicket.class,
                        auth -> api.createTicket(auth, idempotencyKey, body))
                .ticket());
    }

    /** Changes fields of a ticket and, with {@code comment} among them, adds a comment; that one is never sent twice here. */
    @Writes
    public Ticket updateTicket(long id, Map<String, Object> changes) {
        byte[] body = body("ticket", changes);
        Effect effect = changes.containsKey("comment") ? Effect.ONCE : Effect.REPEATABLE;
        return present(write(
                        Endpoint.UPDATE_TICKET,
                        id,
                        effect,
                        Answers.OneTicket.class,
                        auth -> api.updateTicket(auth, id, body))
                .ticket());
    }

    /** A page of a ticket's comments, newest first; {@code after} is null for the first page. */
    public CommentPage comments(long ticket, String after) {
        Answers.Comments page = read(
                Endpoint.LIST_COMMENTS,
                ticket + (after == null ? "" : "?" + after),
                Answers.Comments.class,
                auth -> api.comments(auth, ticket, PAGE, "-created_at", after));
        return new CommentPage(present(page.comments()), Answers.Page.after(page.meta()));
    }

    /** Some comments and the cursor of those that follow, null at the end. */
    public record CommentPage(List<Comment> comments, String after) {}

    private <T> T read(Endpoint endpoint, Object subject, Class<T> type, Function<String, Uni<T>> request) {
        return flights.share(
                endpoint.label() + " " + subject,
                () -> present(calls.authorized(endpoint, endpoint.label(), Effect.READ, type, request)));
    }

    private <T> T write(
            Endpoint endpoint, Object subject, Effect effect, Class<T> type, Function<String, Uni<T>> request) {
        return present(calls.authorized(endpoint, target(endpoint, subject), effect, type, request));
    }

    private static String target(Endpoint endpoint, Object subject) {
        return endpoint.label() + " " + subject;
    }

    private record Page<T>(List<T> rows, String after) {}

    private static <T> List<T> pages(Function<String, Page<T>> page) {
        List<T> all = new ArrayList<>();
        String after = null;
        for (int count = 0; count < MOST_PAGES; count++) {
            Page<T> next = page.apply(after);
            all.addAll(next.rows());
            after = next.after();
            if (after == null) {
                break;
            }
        }
        return all;
    }

    /** An answer of 200 that lacks what it is about is no answer. */
    private static <T> T present(T part) {
        if (part == null) {
            throw ZendeskException.without(Kind.UNREADABLE, "its answer lacks what was asked for", null);
        }
        return part;
    }

    private static byte[] body(String name, Map<String, Object> content) {
        try {
            return JSON.writeValueAsBytes(Map.of(name, content));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + name, e);
        }
    }
}
