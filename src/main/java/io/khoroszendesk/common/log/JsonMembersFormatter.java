package io.khoroszendesk.common.log;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;

/**
 * Adds the members of a {@link LogEntry} to the JSON of a log line. The framework's own formatter, with all that is
 * configured about it, writes the rest: it knows texts in the context of a line only, and no numbers or lists.
 */
public final class JsonMembersFormatter extends ExtFormatter {

    private final JsonFormatter formatter;

    public JsonMembersFormatter(JsonFormatter formatter) {
        this.formatter = formatter;
    }

    @Override
    public String format(ExtLogRecord entry) {
        String line = formatter.format(entry);
        int end = line.lastIndexOf('}');
        return entry.getParameters() instanceof Object[] parameters
                        && parameters.length == 1
                        && parameters[0] instanceof LogEntry structured
                        && !structured.members().isEmpty()
                        && end > 0
                ? line.substring(0, end) + "," + inner(structured.members()) + line.substring(end)
                : line;
    }

    private static String inner(Map<String, Object> members) {
        String json = new JsonObject(members).encode();
        return json.substring(1, json.length() - 1);
    }

    @Override
    public boolean isCallerCalculationRequired() {
        return formatter.isCallerCalculationRequired();
    }
}
