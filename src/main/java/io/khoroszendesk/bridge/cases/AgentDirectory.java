package io.khoroszendesk.bridge.cases;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.identity.EmailAddresses;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserQuery;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Finds the Zendesk agent for a Khoros agent by e-mail address, so that comments carry the right author. */
@Singleton
public class AgentDirectory {

    private static final int MOST = 1_000;

    private final ZendeskClient zendesk;
    private final Cache<String, Optional<Long>> known = cache(Duration.ofHours(1));
    /**
     * Addresses of nobody's, or whose lookup failed. Kept briefly, because they may become agents, and Zendesk may
     * recover.
     */
    private final Cache<String, Optional<Long>> strangers = cache(Duration.ofMinutes(5));

    @Inject
    public AgentDirectory(ZendeskClient zendesk) {
        this.zendesk = zendesk;
    }

    private static Cache<String, Optional<Long>> cache(Duration life) {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(life).build();
    }

    /** The user id of the agent. Empty if there is none or the lookup fails, because no operation depends on it. */
    Optional<Long> idOf(KhorosCaller caller) {
        return caller.agentEmail().flatMap(EmailAddresses::normal).flatMap(email -> {
            Optional<Long> cached = known.getIfPresent(email);
            if (cached == null) {
                cached = strangers.getIfPresent(email);
            }
            return cached == null ? lookUp(email) : cached;
        });
    }

    private Optional<Long> lookUp(String email) {
        Optional<Long> id = Optional.empty();
        try {
            UserQuery query = UserQuery.anybody().and("email", email);
            id = query.isEmpty()
                    ? Optional.empty()
                    : zendesk.searchUsers(query).stream()
                            .filter(user ->
                                    user.isStaff() && user.isActive() && EmailAddresses.same(email, user.email()))
                            .map(User::id)
                            .findFirst();
        } catch (ZendeskException e) {
            // The comment then names the agent in its text instead.
        }
        (id.isPresent() ? known : strangers).put(email, id);
        return id;
    }
}
