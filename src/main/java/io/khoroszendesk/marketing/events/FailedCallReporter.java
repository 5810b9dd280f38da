package io.khoroszendesk.marketing.events;

import io.khoroszendesk.common.http.CorrelationId;
import io.khoroszendesk.common.log.LogEntry;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Reports the failed calls that Khoros names: as a metric, and as a log line that shares the correlation id of that
 * call.
 */
@Singleton
class FailedCallReporter {

    private static final Logger LOG = Logger.getLogger(FailedCallReporter.class);

    private final MeterRegistry metrics;

    @Inject
    FailedCallReporter(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /**
     * Reports a failed call.
     *
     * @param time when it happened, if known
     */
    void tell(Optional<Instant> time, FailedCall error) {
        metrics.counter(
                        "khoros.crm.errors",
                        "operation",
                        error.operation().id(),
                        "status",
                        error.statusLabel(),
                        "cause",
                        error.cause().label())
                .increment();
        // The failed call's own log line has this reference, too; that of the event's delivery would not help.
        Runnable logging = () -> LOG.warnf("%s", entry(time, error));
        error.reference().ifPresentOrElse(reference -> CorrelationId.logged(reference, logging), logging);
    }

    private static LogEntry entry(Optional<Instant> time, FailedCall error) {
        LogEntry entry = LogEntry.of(line(time, error))
                .with("operation", error.operation().id())
                .with("cause", error.cause().label());
        error.status().ifPresent(status -> entry.with("status", status));
        return entry;
    }

    static String line(Optional<Instant> time, FailedCall error) {
        String answer = error.status().isPresent()
                ? "was answered with " + error.status().getAsInt()
                : "got no answer";
        String ids = Stream.of(
                        error.trackingId().map(id -> "Khoros' tracking id " + id),
                        error.khorosOperation().map(operation -> "Khoros' operation " + operation))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", ", "[", "]"));
        return "Khoros reports a failed call: " + error.operation() + " " + answer
                + time.map(at -> " at " + at).orElse("") + ". "
                + error.cause().hint() + (ids.equals("[]") ? "" : " " + ids);
    }
}
