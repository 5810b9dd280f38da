package io.khoroszendesk.marketing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** How results are shown. */
final class Printed {

    private Printed() {}

    static void list(Terminal terminal, List<JsonNode> items) {
        terminal.print(JsonNodeFactory.instance.arrayNode().addAll(items).toPrettyString());
    }

    static void table(Terminal terminal, Table table, int count, String what) {
        table.lines().forEach(terminal::print);
        terminal.tell(count + " " + what + (count == 1 ? "." : "s."));
    }
}
