package io.khoroszendesk.care.push;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.zendesk.UserExportClient;
import io.khoroszendesk.zendesk.background.BackgroundCalls;
import io.khoroszendesk.zendesk.model.Organization;
import io.khoroszendesk.zendesk.model.User;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Caches the names and fields of organizations, because users contain only their ids. */
@Singleton
public class OrganizationNames {

    private static final int MOST = 20_000;
    /** A changed name or field takes effect with the next change of a user, or of a ticket, after this time. */
    private static final Duration LIFE = Duration.ofHours(1);

    private static final int MOST_AT_ONCE = 100;

    private final UserExportClient zendesk;
    private final BackgroundCalls asking;
    private final Cache<Long, Organization> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFE).build();

    @Inject
    OrganizationNames(UserExportClient zendesk, BackgroundCalls asking) {
        this.zendesk = zendesk;
        this.asking = asking;
    }

    /** Adds organizations that were sent along. */
    public void add(Collection<Organization> organizations) {
        organizations.stream()
                .filter(organization -> organization.id() != null && organization.name() != null)
                .forEach(organization -> known.put(organization.id(), organization));
    }

    /** Reads the users' organizations that aren't known yet. */
    void learn(StopSignal stop, Collection<User> users) {
        List<Long> unknown = users.stream()
                .map(User::organizationId)
                .filter(Objects::nonNull)
                .filter(id -> known.getIfPresent(id) == null)
                .distinct()
                .toList();
        for (int start = 0; start < unknown.size(); start += MOST_AT_ONCE) {
            List<Long> ids = new ArrayList<>(unknown.subList(start, Math.min(unknown.size(), start + MOST_AT_ONCE)));
            add(asking.zendesk(stop, () -> zendesk.organizations(ids)));
        }
    }

    Optional<Organization> of(User user) {
        return Optional.ofNullable(user.organizationId()).map(known::getIfPresent);
    }
}
