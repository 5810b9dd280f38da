package io.khoroszendesk.zendesk.call;

import io.khoroszendesk.common.log.LogEntry;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * The log lines of calls to Zendesk: a warning for each that failed, at DEBUG one line for every attempt. They name the
 * endpoint by its template and never hold anything of what was sent or received.
 */
final class CallLog {

    private static final Logger LOG = Logger.getLogger(CallLog.class);

    private CallLog() {}

    /** An attempt whose outcome is one that Zendesk means: a success, or for example that there is no such thing. */
    static void answered(Endpoint endpoint, String outcome, ResponseHead.Told told, Duration took) {
        if (LOG.isDebugEnabled()) {
            LOG.debugf(
                    "%s",
                    members(
                            endpoint.label() + " " + told.status() + " in " + took.toMillis() + " ms",
                            endpoint,
                            outcome,
                            told,
                            took));
        }
    }

    /** An attempt that failed. */
    static void failed(Endpoint endpoint, String outcome, String message, ResponseHead.Told told, Duration took) {
        LOG.warnf(
                "%s",
                members(endpoint.label() + " failed (" + outcome + "): " + message, endpoint, outcome, told, took));
    }

    /** A call that was not made. */
    static void notMade(Endpoint endpoint, ZendeskException why) {
        if (LOG.isDebugEnabled()) {
            String outcome = outcome(why.kind());
            LOG.debugf(
                    "%s",
                    LogEntry.of(endpoint.label() + " was not called (" + outcome + ")")
                            .with("endpoint", endpoint.label())
                            .with("outcome", outcome));
        }
    }

    /** How a failure is called in logs and metrics. */
    static String outcome(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static LogEntry members(
            String text, Endpoint endpoint, String outcome, ResponseHead.Told told, Duration took) {
        LogEntry entry = LogEntry.of(text).with("endpoint", endpoint.label()).with("outcome", outcome);
        if (told.status() != 0) {
            entry.with("zendesk_status", told.status());
        }
        return entry.with("duration_ms", took.toMillis())
                .with("zendesk_request_ids", told.requestId().isEmpty() ? List.of() : List.of(told.requestId()));
    }
}
