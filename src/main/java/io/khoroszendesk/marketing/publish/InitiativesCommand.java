package io.khoroszendesk.marketing.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.cli.TextTable;
import io.khoroszendesk.marketing.MarketingCommand;
import io.khoroszendesk.marketing.api.MarketingClient;
import jakarta.inject.Inject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the initiatives, whose ids the other commands need. */
@Command(name = "initiatives", description = "List the initiatives that the Khoros user may see.")
public final class InitiativesCommand extends MarketingCommand {

    @Option(names = "--name", paramLabel = "TEXT", description = "Only those whose names Khoros finds by this text.")
    String name;

    @Option(names = "--json", description = "Print Khoros' answer as one list.")
    boolean json;

    @Inject
    MarketingClient client;

    @Override
    protected void run() {
        List<JsonNode> initiatives = client.initiatives(name);
        if (json) {
            terminal.print(initiatives);
            return;
        }
        TextTable table = new TextTable("ID", "NAME", "DESCRIPTION");
        initiatives.forEach(initiative -> table.row(
                initiative.path("id").asText(),
                initiative.path("name").asText(),
                initiative.path("description").asText("")));
        table.print(terminal, "initiative");
    }
}
