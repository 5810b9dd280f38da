package io.khoroszendesk.ops.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.khoroszendesk.common.cli.TextTable;
import io.khoroszendesk.common.deadletter.DeadLetter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands about dead letters. Picocli demands one of them. */
@Command(
        name = "hooks",
        description = "See to what Zendesk's webhook and Khoros' events have brought, and what was given up after all"
                + " attempts had failed. These are its commands:",
        subcommands = {HooksCommands.Show.class, HooksRetryCommand.class, HooksDropCommand.class})
public final class HooksCommands {

    @Command(name = "list", description = "List what was given up, the oldest first.")
    static final class Show extends HooksCommand {

        @Option(names = "--json", description = "Print it as one list.")
        boolean json;

        @Override
        int run(List<DeadLetter> there) {
            if (json) {
                terminal.print(there.stream()
                        .<JsonNode>map(letter -> JsonNodeFactory.instance
                                .objectNode()
                                .put("id", letter.id())
                                .put("kind", letter.kind().word())
                                .put("cause", letter.cause().name().toLowerCase(Locale.ROOT))
                                .put("at", time(letter)))
                        .toList());
                return 0;
            }
            TextTable table = new TextTable("ID", "GIVEN UP", "BECAUSE");
            there.forEach(letter ->
                    table.row(letter.id(), time(letter), letter.cause().words()));
            table.print(terminal, "dead letter");
            return 0;
        }

        private static String time(DeadLetter letter) {
            return Instant.ofEpochSecond(letter.at()).toString();
        }
    }
}
