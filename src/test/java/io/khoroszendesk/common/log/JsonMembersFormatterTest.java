package io.khoroszendesk.common.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

class JsonMembersFormatterTest {

    final JsonMembersFormatter formatter = new JsonMembersFormatter(new JsonFormatter());

    @Test
    void members_stand_beside_the_text_with_their_types() {
        JsonNode line = Json.read(formatter.format(logged(LogEntry.of("findcustomer 404")
                .with("operation", "findcustomer")
                .with("status", 404)
                .with("zendesk_request_ids", List.of("a", "b")))));

        assertThat(line.path("message").asText()).isEqualTo("findcustomer 404");
        assertThat(line.path("operation").asText()).isEqualTo("findcustomer");
        assertThat(line.path("status").isInt()).isTrue();
        assertThat(line.path("status").asInt()).isEqualTo(404);
        assertThat(line.path("zendesk_request_ids")).hasSize(2);
        assertThat(line.path("level").asText()).isEqualTo("INFO");
    }

    @Test
    void what_is_empty_is_left_out() {
        JsonNode line = Json.read(formatter.format(logged(LogEntry.of("ok")
                .with("error", "")
                .with("endpoint", (String) null)
                .with("ids", List.of()))));

        assertThat(line.has("error") || line.has("endpoint") || line.has("ids")).isFalse();
    }

    @Test
    void no_value_can_leave_its_member() {
        JsonNode line = Json.read(formatter.format(logged(LogEntry.of("}").with("error", "\",\"level\":\"x\"}\n{"))));

        assertThat(line.path("error").asText()).isEqualTo("\",\"level\":\"x\"}\n{");
        assertThat(line.path("level").asText()).isEqualTo("INFO");
    }

    @Test
    void a_line_is_one_line() {
        assertThat(formatter.format(logged(LogEntry.of("a\nb").with("error", "c\nd"))))
                .containsOnlyOnce("\n")
                .endsWith("}\n");
    }

    @Test
    void other_lines_stay_as_they_are() {
        ExtLogRecord plain = logged("plain");

        assertThat(formatter.format(plain)).isEqualTo(new JsonFormatter().format(plain));
    }

    @Test
    void text_shows_the_text_alone() {
        assertThat(new PatternFormatter("%s")
                        .format(logged(LogEntry.of("findcustomer 404").with("status", 404))))
                .isEqualTo("findcustomer 404");
    }

    @Test
    void handlers_of_json_get_it_wherever_they_are_and_others_do_not() {
        Handler json = handler(new JsonFormatter());
        Handler text = handler(new PatternFormatter("%s"));
        ExtHandler outer = new Outer();
        outer.setHandlers(new Handler[] {json, text});

        JsonMembers.addTo(outer);
        JsonMembers.addTo(outer);

        assertThat(json.getFormatter()).isInstanceOf(JsonMembersFormatter.class);
        assertThat(text.getFormatter()).isInstanceOf(PatternFormatter.class);
    }

    private static final class Outer extends ExtHandler {}

    private static Handler handler(java.util.logging.Formatter formatter) {
        Handler handler = new ConsoleHandler();
        handler.setFormatter(formatter);
        return handler;
    }

    private static ExtLogRecord logged(Object parameter) {
        ExtLogRecord entry = new ExtLogRecord(Level.INFO, "%s", FormatStyle.PRINTF, "io.khoroszendesk.Test");
        entry.setParameters(new Object[] {parameter});
        return entry;
    }
}
