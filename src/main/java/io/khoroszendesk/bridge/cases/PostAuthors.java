package io.khoroszendesk.bridge.cases;

import io.khoroszendesk.bridge.api.FailureTranslator;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.SocialPost;
import io.khoroszendesk.bridge.fields.CustomerFields;
import io.khoroszendesk.bridge.fields.FieldModels;
import io.khoroszendesk.bridge.fields.HandlesConfig;
import io.khoroszendesk.bridge.identity.BestMatch;
import io.khoroszendesk.bridge.identity.Handle;
import io.khoroszendesk.bridge.identity.RecentCustomers;
import io.khoroszendesk.common.resilience.KeyedLock;
import io.khoroszendesk.common.security.Digests;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserChanges;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Finds the customer who has written a post, or makes one. Only the account tells who somebody is, never a name: so nobody is
 * found or made where the tenant doesn't keep handles, and nobody is chosen where several have the same one.
 */
@Singleton
public class PostAuthors {

    private static final Logger LOG = Logger.getLogger(PostAuthors.class);
    private static final int LONGEST_NAME = 100;

    private final ZendeskClient zendesk;
    private final BestMatch matching;
    private final FieldModels models;
    private final RecentCustomers recent;
    private final HandlesConfig handles;
    private final KeyedLock<String> turns = new KeyedLock<>();

    @Inject
    public PostAuthors(
            ZendeskClient zendesk,
            BestMatch matching,
            FieldModels models,
            RecentCustomers recent,
            HandlesConfig handles) {
        this.zendesk = zendesk;
        this.matching = matching;
        this.models = models;
        this.recent = recent;
        this.handles = handles;
    }

    /** The customer's id; empty where it isn't known who has written it, or Zendesk would not take them as a requester. */
    Optional<Long> of(SocialPost post) {
        Optional<Handle> handle = handle(post);
        return handle.isPresent() && models.keepsHandles()
                ? turns.take(handle.get().line(), () -> foundOrMade(handle.get(), post.post()))
                : Optional.empty();
    }

    /** The account: its name by the profile's link where that is one of the post's network, since screen names may be names. */
    static Optional<Handle> handle(SocialPost post) {
        Interaction.Author author = post.post().author();
        if (author == null) {
            return Optional.empty();
        }
        Optional<Handle> given = Handle.of(post.post().authorNetwork(), author.handle(), author.serviceId());
        return Handle.ofProfile(author.handle(), post.profileUrl())
                .filter(linked -> given.isEmpty() || given.get().network().equals(linked.network()))
                .map(linked -> new Handle(
                        linked.network(),
                        linked.name(),
                        given.map(Handle::id).orElse(null) == null
                                ? linked.id()
                                : given.get().id()))
                .or(() -> given);
    }

    private Optional<Long> foundOrMade(Handle handle, Interaction post) {
        List<User> owners = matching.owners(handle);
        if (owners.isEmpty()) {
            return made(handle, post);
        }
        if (owners.size() > 1) {
            LOG.infof("%d customers have the account of a post, so none of them is its requester", owners.size());
            return Optional.empty();
        }
        return requester(owners.getFirst());
    }

    /**
     * Makes an end user of the account. Zendesk's search knows new users only minutes later, so what keeps a second one from
     * being made, here or by another replica, is an external id, which Zendesk keeps unique.
     */
    private Optional<Long> made(Handle handle, Interaction post) {
        String externalId = "khoros-author-"
                + Digests.of(
                                handle.id() != null
                                        ? List.of(handle.network(), "id", handle.id())
                                        : List.of(handle.network(), "name", handle.name()))
                        .substring(0, 40);
        UserChanges user = UserChanges.builder()
                .name(name(handle, post.author()))
                .externalId(externalId)
                .userField(handles.field(), handle.line())
                .skipVerifyEmail()
                .build();
        try {
            User created = zendesk.createUser(user);
            recent.changed(created);
            return requester(created);
        } catch (ZendeskException e) {
            if (FailureTranslator.complainsOf(e, CustomerFields.EXTERNAL_ID, "DuplicateValue")) {
                return madeBefore(handle, externalId);
            }
            if (e.is(Kind.INVALID)) {
                LOG.infof("The author of a post can't be made a customer: %s", e.getMessage());
                return Optional.empty();
            }
            if (e.mayHaveHappened()) {
                Optional<Long> before = madeBefore(handle, externalId);
                if (before.isPresent()) {
                    return before;
                }
            }
            throw e;
        }
    }

    /** Who was made for the account, unless somebody has taken it away from them since. */
    private Optional<Long> madeBefore(Handle handle, String externalId) {
        return zendesk.usersByExternalId(externalId).stream()
                .filter(user -> user.isEndUser() && user.isActive())
                .filter(user ->
                        Handle.ofLines(user.fieldText(handles.field())).stream().anyMatch(handle::same))
                .findFirst()
                .flatMap(user -> {
                    recent.changed(user);
                    return requester(user);
                });
    }

    /** Zendesk takes no tickets of suspended users. */
    private static Optional<Long> requester(User user) {
        return Boolean.TRUE.equals(user.suspended()) ? Optional.empty() : Optional.of(user.id());
    }

    private static String name(Handle handle, Interaction.Author author) {
        String given = Objects.requireNonNullElse(author.name(), "")
                .replaceAll("[\\p{Cc}\\s]+", " ")
                .trim();
        if (given.isEmpty()) {
            return handle.name() == null ? handle.line() : "@" + handle.name();
        }
        return given.substring(
                0, given.offsetByCodePoints(0, Math.min(LONGEST_NAME, given.codePointCount(0, given.length()))));
    }
}
