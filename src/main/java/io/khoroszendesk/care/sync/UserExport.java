package io.khoroszendesk.care.sync;

import io.khoroszendesk.care.push.OrganizationNames;
import io.khoroszendesk.common.resilience.StopSignal;
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

/** Reads Zendesk's export of users page by page, within the rate limit that Zendesk has for it. */
@Singleton
class UserExport {

    private final UserExportClient zendesk;
    private final BackgroundCalls calls;
    private final OrganizationNames organizations;
    private final SyncConfig config;
    private final ExportRateLimiter limit;

    @Inject
    UserExport(
            UserExportClient zendesk,
            BackgroundCalls calls,
            OrganizationNames organizations,
            SyncConfig config,
            Clock clock) {
        this.zendesk = zendesk;
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
