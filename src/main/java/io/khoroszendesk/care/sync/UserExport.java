package io.khoroszendesk.care.sync;

import io.khoroszendesk.care.push.OrganizationNames;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.zendesk.TicketExportClient;
import io.khoroszendesk.zendesk.TicketExportClient.TicketPage;
import io.khoroszendesk.zendesk.UserExportClient;
import io.khoroszendesk.zendesk.background.BackgroundCalls;
import io.khoroszendesk.zendesk.background.ExportRateLimiter;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserExportPage;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Reads Zendesk's exports of users and of tickets page by page, within the rate limit that Zendesk has for both
 * together.
 */
@Singleton
class UserExport {

    /** As many as Zendesk sends. Their texts are not read. */
    private static final int TICKETS_ON_A_PAGE = 1_000;

    private final UserExportClient zendesk;
    private final TicketExportClient tickets;
    private final BackgroundCalls calls;
    private final OrganizationNames organizations;
    private final SyncConfig config;
    private final ExportRateLimiter limit;

    @Inject
    UserExport(
            UserExportClient zendesk,
            TicketExportClient tickets,
            BackgroundCalls calls,
            OrganizationNames organizations,
            SyncConfig config,
            Clock clock) {
        this.zendesk = zendesk;
        this.tickets = tickets;
        this.calls = calls;
        this.organizations = organizations;
        this.config = config;
        this.limit = new ExportRateLimiter(config.exportsPerMinute(), clock);
    }

    /** About how many users follow; empty if Zendesk can't be asked. */
    OptionalLong count(StopSignal stop, SyncState state) {
        Instant since = state.position() != null
                ? Instant.ofEpochSecond(state.position())
                : state.start() == 0 ? null : Instant.ofEpochSecond(state.start());
        try {
            return OptionalLong.of(calls.zendesk(stop, () -> zendesk.countUsers(since)));
        } catch (ZendeskException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * The page that follows. The names of its users' organizations are known afterwards.
     *
     * @throws ZendeskException if it can't be read
     */
    UserExportPage next(StopSignal stop, SyncState state) {
        limit.await(stop);
        UserExportPage page = calls.zendesk(stop, BackgroundCalls.PATIENT, () -> read(state));
        organizations.add(page.organizations());
        return page;
    }

    /**
     * The page of tickets that follows the one that ended with {@code cursor}.
     *
     * @param cursor null for the first page
     * @param start where an export without a cursor begins, in seconds since 1970
     * @throws ZendeskException if it can't be read
     */
    TicketPage nextTickets(StopSignal stop, String cursor, long start) {
        limit.await(stop);
        return calls.zendesk(
                stop,
                BackgroundCalls.PATIENT,
                () -> cursor == null
                        ? tickets.export(Instant.ofEpochSecond(start), TICKETS_ON_A_PAGE)
                        : tickets.export(cursor, TICKETS_ON_A_PAGE));
    }

    /** When the last change on a page was made, in seconds since 1970; as before if it doesn't say. */
    static Long lastChange(UserExportPage page, SyncState state) {
        return page.users().stream()
                .map(User::updatedAt)
                .filter(Objects::nonNull)
                .map(time -> Instant.parse(time).getEpochSecond())
                .max(Long::compare)
                .orElse(state.position());
    }

    private UserExportPage read(SyncState state) {
        return state.cursor() == null
                ? zendesk.exportUsers(Instant.ofEpochSecond(state.start()), config.pageSize())
                : zendesk.exportUsers(state.cursor(), config.pageSize());
    }
}
