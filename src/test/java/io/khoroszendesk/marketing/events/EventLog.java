package io.khoroszendesk.marketing.events;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** Reads along whatever is logged, by whomever. */
final class EventLog extends Handler implements AutoCloseable {

    /** A line and the correlation id that stands beside it. */
    record Line(String category, String level, String correlationId, String text) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    EventLog() {
        Logger.getLogger("").addHandler(this);
    }

    List<Line> lines() {
        return lines;
    }

    /** The lines that tell of failed calls of Khoros. */
    List<Line> errors() {
        return lines.stream()
                .filter(line -> line.category().equals(FailedCallReporter.class.getName()))
                .toList();
    }

    @Override
    public void publish(LogRecord entry) {
        ExtLogRecord line = ExtLogRecord.wrap(entry);
        lines.add(new Line(
                line.getLoggerName(),
                line.getLevel().getName(),
                line.getMdc("correlationId"),
                line.getFormattedMessage() + (line.getThrown() == null ? "" : " " + line.getThrown())));
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
