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

/** Knows which Zendesk agent a Khoros agent is, by their e-mail address, so that comments carry the right name. */
@Singleton
public class AgentDirectory {

    private static final int MOST = 1_000;

    private final ZendeskClient zendesk;
    private final Cache<String, Optional<Long>> known = cache(Duration.ofHours(1));
    /** People who aren't agents of Zendesk, or could not be looked up; they may become agents, or Zendesk recover. */
    private final Cache<String, Optional<Long>> strangers = cache(Duration.ofMinutes(5));

    @Inject
    public AgentDirectory(ZendeskClient zendesk) {
        this.zendesk = zendesk;
    }

    private static Cache<String, Optional<Long>> cache(Duration life) {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(life).build();
    }

    /** The user id of the agent; empty where there is none, or it can't be found out now: nothing depends on it. */
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
            // The comment then names the agent in its text.
        }
        (id.isPresent() ? known : strangers).put(email, id);
        return id;
    }
}
