package io.khoroszendesk.zendesk;

import static io.khoroszendesk.zendesk.call.ZendeskRequests.present;

import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.zendesk.call.Endpoint;
import io.khoroszendesk.zendesk.call.ResponseBodies;
import io.khoroszendesk.zendesk.call.ZendeskApi;
import io.khoroszendesk.zendesk.call.ZendeskRequests;
import io.khoroszendesk.zendesk.model.Organization;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserExportPage;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Reads many users at once, for a synchronisation. As with {@link ZendeskClient}, calls block and need a
 * {@link Deadline}.
 */
@Singleton
public class UserExportClient {

    private final ZendeskApi api;
    private final ZendeskRequests requests;

    @Inject
    UserExportClient(@RestClient ZendeskApi api, ZendeskRequests requests) {
        this.api = api;
        this.requests = requests;
    }

    /**
     * The users with these ids, at most 100. Deleted users may be missing, so {@link ZendeskClient#user} has to clarify
     * the rest.
     */
    public List<User> users(Collection<Long> ids) {
        String list = list(ids);
        return requests.read(
                Endpoint.SHOW_USERS,
                list,
                ResponseBodies.Users.class,
                ResponseBodies.Users::users,
                auth -> api.users(auth, list));
    }

    /** The organizations with these ids, at most 100; those that don't exist are missing. */
    public List<Organization> organizations(Collection<Long> ids) {
        String list = list(ids);
        return requests.read(
                Endpoint.ORGANIZATIONS,
                list,
                ResponseBodies.Organizations.class,
                ResponseBodies.Organizations::organizations,
                auth -> api.organizations(auth, list));
    }

    /**
     * The first page of the users that have changed since {@code start}, which only an admin may read, ten times a
     * minute (<a
     * href="https://developer.zendesk.com/api-reference/ticketing/ticket-management/incremental_exports/">reference</a>).
     * It may take the whole deadline, not only the time of one attempt.
     */
    public UserExportPage exportUsers(Instant start, int size) {
        return export(start.getEpochSecond(), null, size);
    }

    /** The page that follows the one that ended with {@code cursor}. */
    public UserExportPage exportUsers(String cursor, int size) {
        UserExportPage page = export(null, cursor, size);
        if (!page.isLast() && cursor.equals(page.after())) {
            throw ZendeskException.without(Kind.MALFORMED, "its export leads back to the same page", null);
        }
        return page;
    }

    private UserExportPage export(Long start, String cursor, int size) {
        ResponseBodies.Export page = requests.read(
                Endpoint.EXPORT_USERS,
                cursor == null ? start : cursor,
                ResponseBodies.Export.class,
                auth -> api.exportUsers(auth, start, cursor, size, "organizations"));
        return new UserExportPage(
                present(page.users()),
                page.organizations() == null ? List.of() : page.organizations(),
                present(page.afterCursor()),
                !Boolean.FALSE.equals(page.endOfStream()));
    }

    /**
     * Whether a deleted user is being deleted permanently, or was. Zendesk lists the steps of such a deletion for each of
     * its products, the request of it first; of a user who was only deleted, or merged, it lists none.
     */
    public boolean isDeletedPermanently(long user) {
        return ZendeskException.ifThere(() -> requests.read(
                        Endpoint.DELETION_STATUSES,
                        user,
                        ResponseBodies.DeletionStatuses.class,
                        ResponseBodies.DeletionStatuses::complianceDeletionStatuses,
                        auth -> api.deletionStatuses(auth, user)))
                .filter(steps -> !steps.isEmpty())
                .isPresent();
    }

    /** Approximately how many users have changed on the day of {@code since} (UTC) or later; null counts all users. */
    public long countUsers(Instant since) {
        String query = "type:user" + (since == null ? "" : " updated>=" + LocalDate.ofInstant(since, ZoneOffset.UTC));
        return requests.read(
                Endpoint.COUNT_USERS,
                query,
                ResponseBodies.Count.class,
                ResponseBodies.Count::count,
                auth -> api.countSearch(auth, query));
    }

    private static String list(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
