package io.khoroszendesk.common.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** How results are shown. */
public final class Printed {

    private Printed() {}

    public static void list(ConsoleIO terminal, List<JsonNode> items) {
        terminal.print(JsonNodeFactory.instance.arrayNode().addAll(items).toPrettyString());
    }

    public static void table(ConsoleIO terminal, TextTable table, int count, String what) {
        table.lines().forEach(terminal::print);
        terminal.tell(count + " " + what + (count == 1 ? "." : "s."));
    }
}
