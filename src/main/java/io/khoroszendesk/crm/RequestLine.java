package io.khoroszendesk.crm;

import io.khoroszendesk.common.http.CorrelationId;
import io.khoroszendesk.common.log.LogEntry;
import io.khoroszendesk.common.log.Plural;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The log lines of one request: the one that it leaves at its end, and the one that says why it fails. */
final class RequestLine {

    private static final Logger LOG = Logger.getLogger(RequestLine.class);

    private RequestLine() {}

    /** Logs the end of a request. */
    static void ended(RequestContext exchange, int status, Duration took) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        String text = exchange.operation() + " " + status
                + (exchange.error().isEmpty() ? "" : " " + exchange.error()) + " in " + took.toMillis() + " ms, "
                + Plural.of(exchange.zendeskCalls(), "call") + " to Zendesk";
        // The end of a request may come on a thread that doesn't work for it, such as when its connection breaks.
        CorrelationId.logged(
                exchange.correlationId(),
                () -> LOG.infof(
                        "%s",
                        members(exchange, text, status, exchange.error())
                                .with("duration_ms", took.toMillis())
                                .with("zendesk_calls", exchange.zendeskCalls())
                                .with("zendesk_request_ids", exchange.zendeskRequestIds())));
    }

    /** Logs why a request ends with this status and error. */
    static void failing(Logger.Level level, RequestContext exchange, int status, String error, String text) {
        LOG.logf(
                level,
                "%s",
                members(exchange, text, status, error).with("zendesk_request_ids", exchange.zendeskRequestIds()));
    }

    private static LogEntry members(RequestContext exchange, String text, int status, String error) {
        return LogEntry.of(text)
                .with("operation", exchange.operation())
                .with("status", status)
                .with("error", error);
    }
}
