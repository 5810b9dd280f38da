package io.khoroszendesk.bridge.cases;

import io.khoroszendesk.bridge.api.FailureTranslator;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.PlainText;
import io.khoroszendesk.bridge.api.SocialPost;
import io.khoroszendesk.bridge.fields.FieldModels;
import io.khoroszendesk.common.security.Digests;
import io.khoroszendesk.zendesk.model.TicketChanges;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Creates tickets for posts that belong to no case yet. The external id is derived from the post's id, so each post
 * gets one ticket, however often it is requested. If a post's author is unknown, the service itself becomes the
 * requester and the ticket's text names the author.
 */
@Singleton
public class PostTickets {

    private static final int LONGEST_TEXT = 80;
    private static final KhorosCaller NOBODY = KhorosCaller.of(null, null, null);

    /** What happened to a post. */
    public enum Outcome {
        CREATED,
        /** The post already has a ticket. */
        KNOWN
    }

    private final TicketCreation tickets;
    private final FieldModels models;
    private final PostAuthors authors;
    private final TicketBodies bodies;
    private final CaseCreation creation;

    @Inject
    public PostTickets(
            TicketCreation tickets,
            FieldModels models,
            PostAuthors authors,
            TicketBodies bodies,
            CaseCreation creation) {
        this.tickets = tickets;
        this.models = models;
        this.authors = authors;
        this.bodies = bodies;
        this.creation = creation;
    }

    /**
     * Ensures that the post has a ticket.
     *
     * @throws OperationException if Zendesk rejects the ticket or can't be reached
     */
    public Outcome create(SocialPost post) {
        return FailureTranslator.answered(() -> {
            String key = "post-" + digest(post);
            String externalId = "khoros-" + key;
            if (tickets.newest(externalId).isPresent()) {
                return Outcome.KNOWN;
            }
            TicketChanges.Builder ticket =
                    TicketChanges.builder().subject(subject(post.post())).externalId(externalId);
            authors.of(post).ifPresent(ticket::requesterId);
            bodies.addTenant(ticket);
            bodies.addComment(ticket, NOBODY, List.of(post.post()));
            creation.ofPost(models.cases(), key, ticket.build());
            return Outcome.CREATED;
        });
    }

    /** Names a post without telling which one it is, as the external id of its ticket does. */
    public static String digest(SocialPost post) {
        return Digests.of(List.of(post.post().key())).substring(0, 40);
    }

    static String subject(Interaction post) {
        String who = Optional.ofNullable(post.author())
                .map(author -> author.handle() == null
                        ? author.name()
                        : "@" + author.handle().replaceFirst("^@", ""))
                .map(Transcript::shortened)
                .orElse("Somebody");
        String text = PlainText.beginning(Objects.requireNonNullElse(post.body(), ""), LONGEST_TEXT);
        return PlainText.line(who + " on " + Transcript.network(post.service()) + (text.isEmpty() ? "" : ": " + text));
    }
}
