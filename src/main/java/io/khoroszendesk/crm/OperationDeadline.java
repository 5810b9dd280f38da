package io.khoroszendesk.crm;

import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineConfig;
import io.khoroszendesk.common.resilience.Timeline;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs an operation within its time. */
@Singleton
class OperationDeadline {

    private final DeadlineConfig config;

    @Inject
    OperationDeadline(DeadlineConfig config) {
        this.config = config;
    }

    /** The time that an operation may take. Metadata may take longer, because an admin waits for it, not an agent. */
    Duration time(String operation) {
        return operation.equals(MetaResource.OPERATION) ? config.metaDeadline() : config.deadline();
    }

    /**
     * Runs {@code work} under a deadline that began at {@code startNanos}.
     *
     * @param timeline where the steps are recorded
     * @param spent told, however it ends, the deadline, which knows the calls to Zendesk that it took
     */
    <T> T run(String operation, long startNanos, Timeline timeline, Callable<T> work, Consumer<Deadline> spent)
            throws Exception {
        return Deadline.run(startNanos, time(operation), timeline, () -> {
            try {
                return work.call();
            } catch (InterruptedException e) {
                throw OperationException.because(
                        Code.CRM_TIMEOUT, "Zendesk did not answer in time. Please try again.", null, e);
            } finally {
                spent.accept(Deadline.current());
            }
        });
    }
}
