package io.khoroszendesk.bridge;

import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;

/** Runs what a request asks for within its time. */
@Singleton
public class Work {

    /** Metadata may take longer: an admin waits for it, not an agent. */
    public enum Kind {
        OPERATION,
        METADATA
    }

    private final DeadlineConfig config;

    @Inject
    Work(DeadlineConfig config) {
        this.config = config;
    }

    /** The time that work of this kind may take. */
    public Duration time(Kind kind) {
        return kind == Kind.METADATA ? config.metaDeadline() : config.deadline();
    }

    /**
     * Runs {@code work} under a deadline that began at {@code startNanos}.
     *
     * @param spent told, however it ends, how many calls to Zendesk it took
     */
    public <T> T run(Kind kind, long startNanos, Callable<T> work, IntConsumer spent) throws Exception {
        return Deadline.run(startNanos, time(kind), () -> {
            try {
                return work.call();
            } catch (InterruptedException e) {
                throw OperationException.because(
                        Code.CRM_TIMEOUT, "Zendesk did not answer in time. Please try again.", null, e);
            } finally {
                spent.accept(Deadline.current().calls());
            }
        });
    }
}
