package io.khoroszendesk.match;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** Reads along in the debug log why somebody matched. */
final class MatchLog extends Handler implements AutoCloseable {

    static final String CATEGORY = "io.khoroszendesk.bridge.identity.MatchLog";

    private static final String RESULT = "Best match: ";

    private final List<String> lines = new ArrayList<>();

    MatchLog() {
        Logger.getLogger(CATEGORY).addHandler(this);
    }

    /** What was logged since this was asked last. */
    synchronized List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        String line = ((ExtLogRecord) entry).getFormattedMessage();
        if (line.startsWith(RESULT)) {
            lines.add(line);
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        Logger.getLogger(CATEGORY).removeHandler(this);
    }
}
