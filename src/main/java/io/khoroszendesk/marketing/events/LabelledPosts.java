package io.khoroszendesk.marketing.events;

import io.khoroszendesk.bridge.api.Lengths;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.bridge.api.SocialPost;
import io.khoroszendesk.bridge.cases.PostTickets;
import io.khoroszendesk.common.deadletter.DeadLetter.Cause;
import io.khoroszendesk.common.deadletter.DeadLetter.Kind;
import io.khoroszendesk.common.deadletter.DeadLetters;
import io.khoroszendesk.common.log.Plural;
import io.khoroszendesk.common.resilience.Backoff;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineConfig;
import io.khoroszendesk.common.resilience.RetryQueue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Creates tickets for the posts to which one of the configured labels was applied. */
@Singleton
class LabelledPosts {

    private static final Logger LOG = Logger.getLogger(LabelledPosts.class);
    /** Counts what happened to posts, by {@code outcome}. */
    static final String METRIC = "khoros.posts";

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    /** Errors that a retry would not change. */
    private static final Set<Code> FINAL =
            EnumSet.of(Code.INVALID_REQUEST, Code.NOT_FOUND, Code.VALIDATION_FAILED, Code.INTERNAL_ERROR);

    private final PostTickets tickets;
    private final DeadlineConfig deadlines;
    private final EventsConfig config;
    private final DeadLetters letters;
    private final Backoff backoff;
    private final MeterRegistry metrics;
    private final Set<String> labels;

    @Inject
    LabelledPosts(
            PostTickets tickets,
            DeadlineConfig deadlines,
            EventsConfig config,
            DeadLetters letters,
            MeterRegistry metrics) {
        this.tickets = tickets;
        this.deadlines = deadlines;
        this.config = config;
        this.letters = letters;
        this.backoff = new Backoff(config.backoff(), 4, LONGEST_PAUSE);
        this.metrics = metrics;
        this.labels = config.ticketLabels().orElse(List.of()).stream()
                .map(label -> Lengths.lowerCase(label.trim()))
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean areWanted() {
        return !labels.isEmpty();
    }

    /** The posts of an event that get a ticket; none if it is about other labels. */
    List<SocialPost> of(Event event) {
        return isMeant(event) ? StreamItems.posts(event.data()) : List.of();
    }

    /**
     * The job for posts: create a ticket for each that has none.
     *
     * @param notAll runs if the job ends without tickets for all of them
     */
    RetryQueue.Job job(List<SocialPost> posts, Runnable notAll) {
        List<SocialPost> left = new ArrayList<>(posts);
        boolean[] lost = {false};
        return attempt -> {
            Duration wait = Duration.ZERO;
            for (Iterator<SocialPost> next = left.iterator(); next.hasNext(); ) {
                SocialPost post = next.next();
                Optional<OperationException> failure = tryOne(post);
                if (failure.isEmpty() || isFinal(failure.get())) {
                    failure.ifPresent(refusal -> giveUp(List.of(post), cause(refusal)));
                    lost[0] |= failure.isPresent();
                    next.remove();
                } else {
                    wait = longer(wait, failure.get().retryAfter().orElse(Duration.ZERO));
                }
            }
            if (!left.isEmpty() && attempt <= config.maxRetries()) {
                return Optional.of(longer(wait, backoff.pause(attempt - 1)));
            }
            if (!left.isEmpty()) {
                LOG.errorf(
                        "%s without a ticket after %s; \"events pull\" tries again",
                        Plural.of(left.size(), "labelled post"), Plural.of(attempt, "attempt"));
                count("failed", left.size());
                giveUp(left, Cause.UNAVAILABLE);
            }
            if (lost[0] || !left.isEmpty()) {
                notAll.run();
            }
            return Optional.empty();
        };
    }

    /** Makes one attempt; if it fails, why, and nothing is retried. */
    Optional<Cause> attempt(SocialPost post) {
        return tryOne(post).map(LabelledPosts::cause);
    }

    private void giveUp(List<SocialPost> posts, Cause cause) {
        letters.bury(Kind.POST, posts.stream().map(PostTickets::digest).toList(), cause);
    }

    private static Cause cause(OperationException failure) {
        return failure.code() == Code.INTERNAL_ERROR
                ? Cause.FAILED
                : isFinal(failure) ? Cause.REFUSED : Cause.UNAVAILABLE;
    }

    /** An event without labels, as in the published sample, was matched by the subscription's query. */
    private boolean isMeant(Event event) {
        Set<String> applied = StreamItems.labels(event.data());
        return applied.isEmpty() || applied.stream().anyMatch(labels::contains);
    }

    private Optional<OperationException> tryOne(SocialPost post) {
        try {
            PostTickets.Outcome outcome =
                    Deadline.run(System.nanoTime(), deadlines.deadline(), () -> tickets.create(post));
            count(outcome.name().toLowerCase(Locale.ROOT), 1);
            letters.settle(Kind.POST, List.of(PostTickets.digest(post)));
            return Optional.empty();
        } catch (OperationException refusal) {
            LOG.warnf(
                    isFinal(refusal) ? "A labelled post got no ticket: %s" : "A labelled post has no ticket yet: %s",
                    refusal.getCause() == null
                            ? refusal.getMessage()
                            : refusal.getCause().getMessage());
            if (isFinal(refusal)) {
                count("failed", 1);
            }
            return Optional.of(refusal);
        } catch (Exception fault) {
            // The exception's message may contain text of the post.
            LOG.errorf("A labelled post got no ticket: %s", fault.getClass().getName());
            count("failed", 1);
            return Optional.of(OperationException.of(Code.INTERNAL_ERROR, "The adapter failed unexpectedly."));
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static boolean isFinal(OperationException refusal) {
        return FINAL.contains(refusal.code());
    }

    private void count(String outcome, int posts) {
        Counter.builder(METRIC)
                .description("Labelled posts of Khoros' events, by whether a ticket was created")
                .tag("outcome", outcome)
                .register(metrics)
                .increment(posts);
    }
}
