package io.khoroszendesk.observe;

import io.khoroszendesk.common.log.JsonMembersFormatter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;

/**
 * Keeps whatever is logged, by us and by what we use. As the handlers of production it gets what is logged with its
 * parameters; others get texts alone.
 */
public final class LogCapture extends ExtHandler implements AutoCloseable {

    private final Logger root = Logger.getLogger("");
    private final List<ExtLogRecord> records = new CopyOnWriteArrayList<>();

    public LogCapture() {
        root.addHandler(this);
    }

    public List<ExtLogRecord> records() {
        return records;
    }

    /** All that a log could show of a record: message, context, thread and the whole exception. */
    static String text(ExtLogRecord entry) {
        StringWriter exception = new StringWriter();
        if (entry.getThrown() != null) {
            entry.getThrown().printStackTrace(new PrintWriter(exception, true));
        }
        return entry.getLoggerName() + " " + entry.getThreadName() + " " + entry.getMdcCopy() + " "
                + entry.getFormattedMessage() + " " + json(entry) + " " + exception;
    }

    /** Whether a message of this beginning was logged. */
    public boolean has(String beginning) {
        return records.stream().anyMatch(entry -> entry.getFormattedMessage().startsWith(beginning));
    }

    /** A record as it is in the log of production. */
    static String json(ExtLogRecord entry) {
        return new JsonMembersFormatter(new JsonFormatter()).format(entry);
    }

    @Override
    protected void doPublish(ExtLogRecord entry) {
        entry.copyAll();
        records.add(entry);
    }

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
