package io.khoroszendesk.care.push;

import io.khoroszendesk.bridge.fields.HandlesConfig;
import io.khoroszendesk.bridge.identity.Handle;
import io.khoroszendesk.bridge.identity.LearnedHandles;
import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.zendesk.model.User;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/**
 * The accounts that certainly belong to a customer: those in the user field for handles, learned from conversations or
 * typed by an admin, that have the network's id. A name alone is never enough, because names change hands; neither is
 * an account that two customers have.
 */
@Singleton
public class VerifiedHandles {

    private final AuthorConfig config;
    private final HandlesConfig handles;
    private final BiPredicate<Long, Handle> shared;

    @Inject
    VerifiedHandles(AuthorConfig config, HandlesConfig handles, LearnedHandles learned) {
        this(config, handles, learned::isShared);
    }

    /**
     * Selects accounts by these settings.
     *
     * @param shared whether a customer other than the one with this id has the account
     */
    VerifiedHandles(AuthorConfig config, HandlesConfig handles, BiPredicate<Long, Handle> shared) {
        this.config = config;
        this.handles = handles;
        this.shared = shared;
    }

    /**
     * The accounts that may be joined. Each costs a search in Zendesk for another customer who has it.
     *
     * @throws io.khoroszendesk.zendesk.model.ZendeskException if a call to Zendesk fails
     */
    public List<AuthorRef> of(User user) {
        List<AuthorRef> sure = new ArrayList<>();
        for (Handle handle : candidates(user)) {
            AuthorRef account = AuthorRef.of(handle.network(), handle.id());
            if (!sure.contains(account) && !shared.test(user.id(), handle)) {
                sure.add(account);
            }
        }
        return sure;
    }

    /** Whether {@link #of} would have to call Zendesk at all. */
    boolean hasCandidates(User user) {
        return !candidates(user).isEmpty();
    }

    private List<Handle> candidates(User user) {
        if (!config.join() || !user.isEndUser() || !user.isActive()) {
            return List.of();
        }
        List<String> networks = config.joinNetworks().stream()
                .map(network -> network.strip().toLowerCase(Locale.ROOT))
                .toList();
        return Handle.ofLines(user.fieldText(handles.field())).stream()
                .filter(handle -> handle.id() != null && networks.contains(handle.network()))
                .toList();
    }
}
