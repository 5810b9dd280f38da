package io.khoroszendesk.marketing.events;

import static io.khoroszendesk.Json.node;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.marketing.events.Delivery.crmError;
import static io.khoroszendesk.marketing.events.Delivery.labelApplied;
import static io.khoroszendesk.marketing.events.Delivery.report;
import static io.khoroszendesk.marketing.events.Delivery.tweet;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.deadletter.DeadLetterConfig;
import io.khoroszendesk.common.deadletter.DeadLetters;
import io.khoroszendesk.common.memory.FakeSharedMemory;
import io.khoroszendesk.common.memory.FinishedWork;
import io.khoroszendesk.common.resilience.DeadlineConfig;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.zendesk.Callers;
import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events that Khoros delivers to two replicas, with a memory between them. */
class EventDispatcherTest {

    private static final String CREATE = "POST /api/v2/tickets";
    private static final EventsConfig CONFIG = OperatorSettings.of(
            EventsConfig.class,
            "adapter.events.ticket-labels",
            "Create Ticket",
            "adapter.events.backoff",
            "1ms",
            "adapter.events.max-retries",
            "2");

    private static final DeadLetters NO_DEAD_LETTERS = new DeadLetters(
            FakeSharedMemory.off(),
            OperatorSettings.of(AdapterConfig.class),
            OperatorSettings.of(DeadLetterConfig.class),
            Clock.systemUTC());

    private final Bridge one = Bridge.sharing();
    private final Bridge other = one.replica();
    private final EventDispatcher here = dispatcher(one);
    private final EventDispatcher there = dispatcher(other);
    private final Map<String, Object> failedCall =
            crmError(report("GET", "https://crm.example.com/api/v1/customer/1", 500, object()));
    private final Map<String, Object> labelled =
            labelApplied("Create Ticket", tweet("101", "jane_101", "9101", "My kettle came dented!"));

    @AfterEach
    void stop() throws InterruptedException {
        here.stop(null);
        there.stop(null);
    }

    @Test
    void a_failed_call_that_another_replica_has_told_is_a_duplicate() throws Exception {
        here.take(node(failedCall), "reference");
        Callers.until(() -> isFinished(failedCall));

        there.take(node(failedCall), "reference");

        Callers.until(() -> count(other, "khoros.events", "duplicate") == 1);
        assertThat(told(one)).isEqualTo(1);
        assertThat(told(other)).isZero();
    }

    @Test
    void a_labelled_post_that_another_replica_has_dealt_with_costs_no_call() throws Exception {
        here.take(node(labelled), "reference");
        Callers.until(() -> isFinished(labelled));
        one.zendesk.forgetCalls();

        there.take(node(labelled), "reference");

        Callers.until(() -> count(other, "khoros.events", "duplicate") == 1);
        assertThat(one.zendesk.calls()).isEmpty();
    }

    @Test
    void a_labelled_post_that_got_no_ticket_is_tried_by_another_replica() throws Exception {
        one.faults().next(CREATE, Fault.status(422));
        here.take(node(labelled), "reference");
        Callers.until(() -> count(one, "khoros.posts", "failed") == 1);

        there.take(node(labelled), "reference");

        Callers.until(() -> count(other, "khoros.posts", "created") == 1);
        assertThat(one.zendesk.tickets()).hasSize(1);
    }

    @Test
    void a_labelled_post_that_gets_its_ticket_late_is_finished_then() throws Exception {
        one.faults().next(CREATE, Fault.UNAVAILABLE);

        here.take(node(labelled), "reference");

        Callers.until(() -> isFinished(labelled));
        assertThat(one.zendesk.tickets()).hasSize(1);
    }

    @Test
    void another_event_is_none() throws Exception {
        here.take(node(failedCall), "reference");
        Callers.until(() -> isFinished(failedCall));

        there.take(node(crmError(report("GET", "/api/v1/customer/2", 500, object()))), "reference");

        Callers.until(() -> told(other) == 1);
        assertThat(count(other, "khoros.events", "duplicate")).isZero();
    }

    @Test
    void with_a_memory_that_is_lost_every_replica_deals_with_it() throws Exception {
        one.shared.isLost();

        here.take(node(failedCall), "reference");
        there.take(node(failedCall), "reference");

        Callers.until(() -> told(one) == 1 && told(other) == 1);
        assertThat(count(other, "khoros.events", "duplicate")).isZero();
    }

    @Test
    void an_event_without_an_id_is_told_to_nobody() throws Exception {
        failedCall.remove("eventUuid");

        here.take(node(failedCall), "reference");

        Callers.until(() -> told(one) == 1);
        assertThat(one.shared.calls()).isZero();
    }

    private boolean isFinished(Map<String, Object> event) {
        return new FinishedWork(one.shared, "event", Duration.ofDays(1))
                .contains(event.get("eventUuid").toString());
    }

    private static double told(Bridge replica) {
        return replica.metrics.find("khoros.crm.errors").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static double count(Bridge replica, String metric, String outcome) {
        return Delivery.count(replica.metrics, metric, "outcome", outcome);
    }

    private static EventDispatcher dispatcher(Bridge bridge) {
        LabelledPosts posts = new LabelledPosts(
                bridge.posts, OperatorSettings.of(DeadlineConfig.class), CONFIG, NO_DEAD_LETTERS, bridge.metrics);
        return new EventDispatcher(
                CONFIG, new FailedCallReporter(bridge.metrics), posts, bridge.shared, bridge.metrics);
    }
}
