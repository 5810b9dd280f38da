package io.khoroszendesk.marketing.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.cli.Printed;
import io.khoroszendesk.common.cli.TextTable;
import io.khoroszendesk.marketing.MarketingCommand;
import io.khoroszendesk.marketing.Tools;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the accounts of an initiative to which messages can be published. */
@Command(name = "accounts", description = "List the social accounts of an initiative, by the sets they are in.")
public final class AccountsCommand extends MarketingCommand {

    @Option(
            names = "--initiative",
            paramLabel = "ID",
            required = true,
            description = "The initiative; see the command initiatives.")
    String initiative;

    @Option(names = "--json", description = "Print what Khoros answers.")
    boolean json;

    @Override
    public int run(Tools tools) {
        List<JsonNode> sets = tools.client().accountSets(initiative);
        if (json) {
            Printed.list(tools.terminal(), sets);
            return 0;
        }
        TextTable table = new TextTable("ID", "SERVICE", "TYPE", "NAME", "ALIAS", "SET");
        int count = 0;
        for (JsonNode set : sets) {
            for (JsonNode account : set.path("accounts")) {
                table.row(
                        account.path("id").asText(),
                        account.path("service").asText(),
                        account.path("accountType").asText(),
                        account.path("name").asText(),
                        account.path("alias").asText(""),
                        set.path("name").asText());
                count++;
            }
        }
        Printed.table(tools.terminal(), table, count, "account");
        return 0;
    }
}
