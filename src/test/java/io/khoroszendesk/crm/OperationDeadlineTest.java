package io.khoroszendesk.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineConfig;
import io.khoroszendesk.common.resilience.Timeline;
import io.khoroszendesk.ops.OperatorSettings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OperationDeadlineTest {

    private static final String OPERATION = "search-customers";

    private final OperationDeadline work = new OperationDeadline(
            OperatorSettings.of(DeadlineConfig.class, "adapter.deadline", "5s", "adapter.meta-deadline", "15s"));
    private final AtomicInteger spent = new AtomicInteger(-1);

    @Test
    void an_operation_has_the_time_of_operations_and_metadata_more() throws Exception {
        assertThat(left(OPERATION)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
        assertThat(left(MetaResource.OPERATION)).isBetween(Duration.ofSeconds(11), Duration.ofSeconds(15));
    }

    @Test
    void time_that_has_passed_before_counts() throws Exception {
        long start = System.nanoTime() - Duration.ofSeconds(10).toNanos();

        assertThat(work.run(
                        OPERATION,
                        start,
                        Timeline.NONE,
                        () -> Deadline.current().isOver(),
                        deadline -> spent.set(deadline.calls())))
                .isTrue();
    }

    @Test
    void the_calls_it_took_are_told_even_if_it_fails() throws Exception {
        Bridge bridge = new Bridge();
        work.run(MetaResource.OPERATION, System.nanoTime(), Timeline.NONE, bridge.models::customer, calls -> {});
        assertThatExceptionOfType(OperationException.class)
                .isThrownBy(() -> work.run(
                        OPERATION,
                        System.nanoTime(),
                        Timeline.NONE,
                        () -> bridge.customers.find("1"),
                        deadline -> spent.set(deadline.calls())));

        assertThat(spent).hasValue(1);
    }

    @Test
    void who_is_interrupted_by_the_deadline_is_told_so() {
        assertThatExceptionOfType(OperationException.class)
                .isThrownBy(() -> work.run(
                        OPERATION,
                        System.nanoTime(),
                        Timeline.NONE,
                        () -> {
                            throw new InterruptedException();
                        },
                        deadline -> spent.set(deadline.calls())))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Code.CRM_TIMEOUT));
        assertThat(spent).hasValue(0);
    }

    private Duration left(String operation) throws Exception {
        return work.run(
                operation,
                System.nanoTime(),
                Timeline.NONE,
                () -> Deadline.current().left(),
                deadline -> spent.set(deadline.calls()));
    }
}
