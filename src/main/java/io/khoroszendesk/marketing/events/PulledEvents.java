package io.khoroszendesk.marketing.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.bridge.cases.PostTickets;
import io.khoroszendesk.common.deadletter.DeadLetter.Cause;
import io.khoroszendesk.common.resilience.Sleeper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Processes events that were fetched from Khoros, in case some of their deliveries were lost. */
@Singleton
public class PulledEvents {

    private final LabelledPosts posts;
    private final MeterRegistry metrics;

    @Inject
    PulledEvents(LabelledPosts posts, MeterRegistry metrics) {
        this.posts = posts;
        this.metrics = metrics;
    }

    /**
     * Processes the events that were not processed before and returns lines that describe them. Failed calls are only
     * described, because they were counted when they were delivered, and a command has no metrics.
     */
    public List<String> work(Iterable<JsonNode> events) throws InterruptedException {
        Map<String, Long> before = outcomes();
        List<String> lines = new ArrayList<>();
        for (JsonNode node : events) {
            Event event = Event.of(node);
            if (event.name().equals(EventNames.CRM_ERROR)) {
                lines.add(FailedCallReporter.line(event.time(), FailedCall.of(event.data())));
            } else if (event.name().equals(EventNames.LABEL_APPLIED) && posts.areWanted()) {
                posts.job(posts.of(event), () -> {}).run(Sleeper.real());
            }
        }
        Map<String, Long> outcomes = outcomes();
        before.forEach((outcome, count) -> outcomes.merge(outcome, -count, Long::sum));
        outcomes.values().removeIf(count -> count == 0);
        if (!outcomes.isEmpty()) {
            lines.add("Labelled posts: "
                    + outcomes.entrySet().stream()
                            .map(outcome -> outcome.getValue() + " " + outcome.getKey())
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        return lines;
    }

    /** Whether a label is named for which posts get tickets. */
    public boolean makeTickets() {
        return posts.areWanted();
    }

    /**
     * Makes one attempt for each of these posts that is among the events.
     *
     * @param wanted digests of posts, see {@link PostTickets#digest}
     * @return by the digests of those that are there, why they have no ticket; empty if they have one
     */
    public Map<String, Optional<Cause>> retry(Iterable<JsonNode> events, Set<String> wanted) {
        Map<String, Optional<Cause>> tried = new HashMap<>();
        for (JsonNode node : events) {
            Event event = Event.of(node);
            if (event.name().equals(EventNames.LABEL_APPLIED)) {
                posts.of(event).stream()
                        .filter(post -> wanted.contains(PostTickets.digest(post)))
                        .forEach(post -> tried.computeIfAbsent(PostTickets.digest(post), any -> posts.attempt(post)));
            }
        }
        return tried;
    }

    private Map<String, Long> outcomes() {
        Map<String, Long> outcomes = new TreeMap<>();
        for (Counter counter : metrics.find(LabelledPosts.METRIC).counters()) {
            outcomes.put(counter.getId().getTag("outcome"), Math.round(counter.count()));
        }
        return outcomes;
    }
}
