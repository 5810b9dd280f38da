package io.khoroszendesk.marketing.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes over what Khoros sends, each event once. Khoros promises neither order nor a single delivery, and says nothing of
 * repeats, so everything here may come twice, late or never.
 */
@Singleton
class Events {

    private static final int REMEMBERED = 10_000;
    private static final Duration MEMORY = Duration.ofDays(1);

    private final EventQueue queue;
    private final CrmErrors errors;
    private final LabelledPosts posts;
    private final MeterRegistry metrics;
    private final Cache<String, Boolean> seen = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(MEMORY)
            .build();

    @Inject
    Events(EventQueue queue, CrmErrors errors, LabelledPosts posts, MeterRegistry metrics) {
        this.queue = queue;
        this.errors = errors;
        this.posts = posts;
        this.metrics = metrics;
    }

    /**
     * Takes over an event, or several in an array.
     *
     * @param reference the correlation id of the delivery
     * @return false where too many wait already; those taken before are recognised when it is sent again
     */
    boolean take(JsonNode body, String reference) {
        if (!body.isArray()) {
            return take(Event.of(body), reference);
        }
        for (JsonNode one : body) {
            if (!take(Event.of(one), reference)) {
                return false;
            }
        }
        return true;
    }

    private boolean take(Event event, String reference) {
        if (!means(event)) {
            count(event, "ignored");
            return true;
        }
        if (event.uuid().isPresent() && seen.asMap().putIfAbsent(event.uuid().get(), true) != null) {
            count(event, "duplicate");
            return true;
        }
        boolean taken = queue.offer(reference, job(event));
        count(event, taken ? "accepted" : "refused");
        if (!taken) {
            event.uuid().ifPresent(seen::invalidate);
        }
        return taken;
    }

    private boolean means(Event event) {
        return event.name().equals(EventNames.CRM_ERROR)
                || (event.name().equals(EventNames.LABEL_APPLIED) && posts.areWanted());
    }

    private EventQueue.Job job(Event event) {
        if (event.name().equals(EventNames.CRM_ERROR)) {
            return attempt -> {
                errors.tell(event);
                return Optional.empty();
            };
        }
        // What could not be done may be brought again.
        return posts.job(event, () -> event.uuid().ifPresent(seen::invalidate));
    }

    private void count(Event event, String outcome) {
        metrics.counter("khoros.events", "event", event.knownName(), "outcome", outcome)
                .increment();
    }
}
