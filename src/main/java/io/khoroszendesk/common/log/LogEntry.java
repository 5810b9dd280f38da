package io.khoroszendesk.common.log;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The only parameter of a log message, as in {@code LOG.infof("%s", entry)}: a text for people and members for machines.
 * Where the log is JSON, {@link JsonMembersFormatter} writes the members beside the text; elsewhere only the text is
 * shown. Neither may hold customers' data or secrets.
 */
public final class LogEntry {

    private final String text;
    private final Map<String, Object> members = new LinkedHashMap<>();

    private LogEntry(String text) {
        this.text = text;
    }

    public static LogEntry of(String text) {
        return new LogEntry(text);
    }

    /** Adds a number. */
    public LogEntry with(String name, long value) {
        members.put(name, value);
        return this;
    }

    /** Adds a text, unless it is null or empty. */
    public LogEntry with(String name, String value) {
        if (value != null && !value.isEmpty()) {
            members.put(name, value);
        }
        return this;
    }

    /** Adds a list of texts, unless it is empty. */
    public LogEntry with(String name, Collection<String> values) {
        if (!values.isEmpty()) {
            members.put(name, List.copyOf(values));
        }
        return this;
    }

    /** The members, in the order in which they were added: numbers, texts and lists of texts. */
    public Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }

    @Override
    public String toString() {
        return text;
    }
}
