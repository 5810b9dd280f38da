package io.khoroszendesk.zendesk.model;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.Set;

/**
 * What is counted of a ticket, without its texts.
 *
 * @param status new, open, pending, hold, solved or closed; {@code deleted} in an export
 * @param satisfactionRating what the customer has said; null if they were never asked
 * @param metricSet times of the ticket; null if Zendesk doesn't send them along
 */
@RegisterForReflection
public record TicketRow(
        Long id,
        String status,
        String priority,
        Long requesterId,
        Long assigneeId,
        Long groupId,
        String createdAt,
        String updatedAt,
        SatisfactionRating satisfactionRating,
        MetricSet metricSet)
        implements RequiresFields {

    private static final Set<String> OPEN = Set.of("new", "open", "pending", "hold");
    private static final Set<String> SCORES = Set.of("good", "bad");

    /** The rating of a ticket; {@code score} is good or bad, or says how far the question has come. */
    @RegisterForReflection
    public record SatisfactionRating(String score) {}

    /** The ticket's metrics; {@code solvedAt} is null while it isn't solved. */
    @RegisterForReflection
    public record MetricSet(String solvedAt) {}

    @Override
    public boolean isWhole() {
        return id != null && status != null;
    }

    /** Whether somebody still has to do something about it. */
    public boolean isOpen() {
        return OPEN.contains(status.toLowerCase(Locale.ROOT));
    }

    public boolean isDeleted() {
        return "deleted".equalsIgnoreCase(status);
    }

    /** Good or bad; null if the customer hasn't answered. */
    public String score() {
        return satisfactionRating != null && SCORES.contains(String.valueOf(satisfactionRating.score()))
                ? satisfactionRating.score()
                : null;
    }

    /** When it was solved; null if it isn't, or if that isn't known. */
    public String solvedAt() {
        return metricSet == null ? null : metricSet.solvedAt();
    }
}
