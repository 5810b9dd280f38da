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
import io.khoroszendesk.common.log.Plural;
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
 * Finds the customer who wrote a post, or creates one. Only the account identifies a person, never a name. So nobody is
 * found or created if the tenant doesn't store handles, and nobody is chosen if several customers have the same one.
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

    /** The customer's id. Empty if the author is unknown, or if Zendesk would not accept them as a requester. */
    Optional<Long> of(SocialPost post) {
        Optional<Handle> handle = handle(post);
        return handle.isPresent() && models.keepsHandles()
                ? turns.take(handle.get().line(), () -> foundOrMade(handle.get(), post.post()))
                : Optional.empty();
    }

    /**
     * The author's account. Its name is taken from the profile's link if that is on the post's network, because the
     * screen name may be a person's name.
     */
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
            LOG.infof(
                    "%s have the account of a post, so none of them becomes its requester",
                    Plural.of(owners.size(), "customer"));
            return Optional.empty();
        }
        return requester(owners.getFirst());
    }

    /**
     * Creates an end user for the account. Zendesk's search finds new users only minutes later. A duplicate, from this
     * or another replica, is prevented by an external id, which Zendesk keeps unique.
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
                LOG.infof("The author of a post could not be created as a customer: %s", e.getMessage());
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

    /** The user who was created for the account, unless the account has been removed from them since. */
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

    /** The user as requester; empty if suspended, because Zendesk accepts no tickets of suspended users. */
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
