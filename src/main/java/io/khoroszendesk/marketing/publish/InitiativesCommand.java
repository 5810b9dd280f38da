package io.khoroszendesk.marketing.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.cli.Printed;
import io.khoroszendesk.common.cli.TextTable;
import io.khoroszendesk.marketing.MarketingCommand;
import io.khoroszendesk.marketing.Tools;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the initiatives, whose ids the other commands need. */
@Command(name = "initiatives", description = "List the initiatives that the Khoros user may see.")
public final class InitiativesCommand extends MarketingCommand {

    @Option(names = "--name", paramLabel = "TEXT", description = "Only those whose names Khoros finds by this text.")
    String name;

    @Option(names = "--json", description = "Print what Khoros answers, as one list.")
    boolean json;

    @Override
    public int run(Tools tools) {
        List<JsonNode> initiatives = tools.client().initiatives(name);
        if (json) {
            Printed.list(tools.terminal(), initiatives);
            return 0;
        }
        TextTable table = new TextTable("ID", "NAME", "DESCRIPTION");
        initiatives.forEach(initiative -> table.row(
                initiative.path("id").asText(),
                initiative.path("name").asText(),
                initiative.path("description").asText("")));
        Printed.table(tools.terminal(), table, initiatives.size(), "initiative");
        return 0;
    }
}
