package io.khoroszendesk.marketing.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.khoroszendesk.bridge.api.SocialPost;
import io.khoroszendesk.common.resilience.RetryQueue;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes over what Khoros sends, each event once. Khoros promises neither order nor a single delivery, and says nothing of
 * repeats, so everything here may come twice, late or never.
 */
@Singleton
class EventDispatcher {

    private static final Logger LOG = Logger.getLogger(EventDispatcher.class);
    /** Few, so that a flood of labels leaves Zendesk to the agents. */
    private static final int POSTS_AT_ONCE = 2;

    private static final int REMEMBERED = 10_000;
    private static final Duration MEMORY = Duration.ofDays(1);

    /** Two queues: while Zendesk is down, labelled posts must not keep out the reports of the calls that fail. */
    private final RetryQueue reports;

    private final RetryQueue labels;
    private final FailedCallReporter errors;
    private final LabelledPosts posts;
    private final MeterRegistry metrics;
    private final Cache<String, Boolean> seen = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(MEMORY)
            .build();

    @Inject
    EventDispatcher(EventsConfig config, FailedCallReporter errors, LabelledPosts posts, MeterRegistry metrics) {
        int places = Math.max(1, config.queue());
        this.reports = new RetryQueue(places, Long.MAX_VALUE, 1);
        this.labels = new RetryQueue(places, config.queueSize().asLongValue(), POSTS_AT_ONCE);
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
        boolean taken = offer(event, reference);
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

    /** What waits holds no more of an event than what it is needed for. */
    private boolean offer(Event event, String reference) {
        if (event.name().equals(EventNames.CRM_ERROR)) {
            FailedCall error = FailedCall.of(event.data());
            Optional<Instant> time = event.time();
            return reports.offer(reference, 0, attempt -> {
                errors.tell(time, error);
                return Optional.empty();
            });
        }
        Optional<String> uuid = event.uuid();
        // What could not be done may be brought again.
        List<SocialPost> wanted = posts.of(event);
        return labels.offer(
                reference, StreamItems.bytes(wanted), posts.job(wanted, () -> uuid.ifPresent(seen::invalidate)));
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        int left = reports.stop() + labels.stop();
        if (left > 0) {
            LOG.warnf("Events of Khoros that were not finished: %d; \"events pull\" brings them again", left);
        }
    }

    private void count(Event event, String outcome) {
        metrics.counter("khoros.events", "event", event.knownName(), "outcome", outcome)
                .increment();
    }
}
