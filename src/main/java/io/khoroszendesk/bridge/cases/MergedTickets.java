package io.khoroszendesk.bridge.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.Comment;
import io.khoroszendesk.zendesk.model.Ticket;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the ticket into which agents have merged a closed one. A merge leaves a comment on both, which Zendesk marks in
 * {@code via}, where nobody else can write. That of the surviving ticket lists the tickets that were merged into it. So a
 * ticket is taken for the survivor only if it lists the merged one, wherever the latter's comment may lead.
 */
@Singleton
public class MergedTickets {

    private static final String TAG = "closed_by_merge";
    private static final Pattern NUMBER = Pattern.compile("#([1-9][0-9]{0,17})\\b");

    private final ZendeskClient zendesk;

    @Inject
    public MergedTickets(ZendeskClient zendesk) {
        this.zendesk = zendesk;
    }

    /**
     * The ticket into which a closed ticket was merged; empty if it wasn't merged.
     *
     * @throws OperationException if it was merged and the other ticket isn't known, or was deleted
     */
    OptionalLong survivor(Ticket closed) {
        Optional<Comment> notice = first(
                closed.id(), comment -> isMerge(comment) && mergedHere(comment).isEmpty());
        if (notice.isEmpty() && !closed.tags().contains(TAG)) {
            return OptionalLong.empty();
        }
        long survivor = notice.flatMap(MergedTickets::named)
                .filter(id -> !id.equals(closed.id()))
                .filter(id -> hasTakenIn(id, closed.id()))
                .orElseThrow(MergedTickets::unknown);
        return OptionalLong.of(survivor);
    }

    /** The refusal of a change of a merged ticket whose survivor can't be found. */
    static OperationException unknown() {
        return OperationException.of(
                Code.VALIDATION_FAILED,
                "This case was merged into another one in Zendesk and can't be changed any more. Please open it in Zendesk"
                        + " to find the other one, and continue with that.");
    }

    private boolean hasTakenIn(long survivor, long merged) {
        return ZendeskException.ifThere(() -> first(
                        survivor,
                        comment -> isMerge(comment) && mergedHere(comment).contains(merged)))
                .flatMap(Function.identity())
                .isPresent();
    }

    private Optional<Comment> first(long ticket, Predicate<Comment> wanted) {
        List<Comment> found = new ArrayList<>(1);
        zendesk.comments(ticket, comments -> {
            comments.stream().filter(wanted).findFirst().ifPresent(found::add);
            return found.isEmpty();
        });
        return found.stream().findFirst();
    }

    private static boolean isMerge(Comment comment) {
        return "merge".equals(source(comment).path("rel").asText());
    }

    /** The tickets that a comment says to have been merged into its own. */
    private static List<Long> mergedHere(Comment comment) {
        return source(comment)
                .path("from")
                .path("ticket_ids")
                .valueStream()
                .map(JsonNode::asLong)
                .toList();
    }

    /** The ticket that the comment of a merged ticket leads to. Older comments name it in their text alone. */
    private static Optional<Long> named(Comment comment) {
        JsonNode id = source(comment).path("from").path("ticket_id");
        if (id.canConvertToLong() && id.asLong() > 0) {
            return Optional.of(id.asLong());
        }
        Matcher number = NUMBER.matcher(Objects.requireNonNullElse(comment.body(), ""));
        return number.find() ? Optional.of(Long.valueOf(number.group(1))) : Optional.empty();
    }

    private static JsonNode source(Comment comment) {
        return comment.via() == null ? MissingNode.getInstance() : comment.via().path("source");
    }
}
