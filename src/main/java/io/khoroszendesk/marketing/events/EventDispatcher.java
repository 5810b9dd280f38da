package io.khoroszendesk.marketing.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.bridge.api.SocialPost;
import io.khoroszendesk.common.memory.FinishedWork;
import io.khoroszendesk.common.memory.SharedMemory;
import io.khoroszendesk.common.resilience.ReplayCache;
import io.khoroszendesk.common.resilience.RetryQueue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Accepts what Khoros sends, each event once. Khoros guarantees neither order nor single delivery and doesn't document
 * retries, so every event may arrive twice, late or never.
 */
@Singleton
class EventDispatcher {

    private static final Logger LOG = Logger.getLogger(EventDispatcher.class);
    /** Few, so that a flood of labels leaves Zendesk's rate limit to the agents. */
    private static final int POSTS_AT_ONCE = 2;

    private static final int REMEMBERED = 10_000;
    private static final Duration MEMORY = Duration.ofDays(1);

    /** Separate queues: while Zendesk is down, labelled posts must not block the reports of failed calls. */
    private final RetryQueue reports;

    private final RetryQueue labels;
    private final int places;
    private final FailedCallReporter errors;
    private final LabelledPosts posts;
    private final MeterRegistry metrics;
    private final ReplayCache seen = new ReplayCache(REMEMBERED, MEMORY);
    /** The events that any replica has finished. */
    private final FinishedWork finished;

    @Inject
    EventDispatcher(
            EventsConfig config,
            FailedCallReporter errors,
            LabelledPosts posts,
            SharedMemory shared,
            MeterRegistry metrics) {
        this.places = Math.max(1, config.queue());
        this.reports = new RetryQueue(places, Long.MAX_VALUE, 1);
        this.labels = new RetryQueue(places, config.queueSize().asLongValue(), POSTS_AT_ONCE);
        this.errors = errors;
        this.posts = posts;
        this.finished = new FinishedWork(shared, "event", MEMORY);
        this.metrics = metrics;
    }

    /** Has the counters there from the start, so that the first events that are refused show as an increase; and gauges. */
    void start(@Observes StartupEvent starting) {
        for (String event : List.of(EventNames.CRM_ERROR, EventNames.LABEL_APPLIED)) {
            List.of("accepted", "duplicate", "refused").forEach(outcome -> counter(event, outcome));
        }
        gauges("reports", reports);
        gauges("posts", labels);
    }

    private void gauges(String name, RetryQueue queue) {
        Gauge.builder("khoros.events.waiting", queue::size)
                .description("Events that wait or are worked on, those included that are tried again later")
                .tag("queue", name)
                .register(metrics);
        Gauge.builder("khoros.events.places", () -> places)
                .description("Events that may wait or be worked on")
                .tag("queue", name)
                .register(metrics);
    }

    /**
     * Accepts an event, or several in an array.
     *
     * @param reference the correlation id of the delivery
     * @return false if too many events are waiting; those already accepted are recognised when the delivery is repeated
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
        if (event.uuid().isPresent() && !seen.add(event.uuid().get())) {
            count(event, "duplicate");
            return true;
        }
        boolean taken = offer(event, reference);
        count(event, taken ? "accepted" : "refused");
        if (!taken) {
            event.uuid().ifPresent(seen::forget);
        }
        return taken;
    }

    private boolean means(Event event) {
        return event.name().equals(EventNames.CRM_ERROR)
                || (event.name().equals(EventNames.LABEL_APPLIED) && posts.areWanted());
    }

    /** A queued event keeps only the data that its processing needs. */
    private boolean offer(Event event, String reference) {
        if (event.name().equals(EventNames.CRM_ERROR)) {
            FailedCall error = FailedCall.of(event.data());
            Optional<Instant> time = event.time();
            return reports.offer(reference, 0, onceOverReplicas(event, () -> true, attempt -> {
                errors.tell(time, error);
                return Optional.empty();
            }));
        }
        Optional<String> uuid = event.uuid();
        AtomicBoolean failed = new AtomicBoolean();
        // Posts that failed may be delivered again.
        List<SocialPost> wanted = posts.of(event);
        RetryQueue.Job job = posts.job(wanted, () -> {
            failed.set(true);
            uuid.ifPresent(seen::forget);
        });
        return labels.offer(reference, StreamItems.bytes(wanted), onceOverReplicas(event, () -> !failed.get(), job));
    }

    /** The job, left out if another replica has finished it. When it has ended, {@code isFinished} says whether it counts. */
    private RetryQueue.Job onceOverReplicas(Event event, BooleanSupplier isFinished, RetryQueue.Job job) {
        if (event.uuid().isEmpty()) {
            return job;
        }
        String uuid = event.uuid().get();
        return attempt -> {
            if (attempt == 1 && finished.contains(uuid)) {
                count(event, "duplicate");
                return Optional.empty();
            }
            Optional<Duration> pause = job.attempt(attempt);
            if (pause.isEmpty() && isFinished.getAsBoolean()) {
                finished.add(uuid);
            }
            return pause;
        };
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        int left = reports.stop() + labels.stop();
        if (left > 0) {
            LOG.warnf("Events of Khoros that were not finished: %d; \"events pull\" brings them again", left);
        }
    }

    private void count(Event event, String outcome) {
        counter(event.knownName(), outcome).increment();
    }

    private Counter counter(String event, String outcome) {
        return metrics.counter("khoros.events", "event", event, "outcome", outcome);
    }
}
