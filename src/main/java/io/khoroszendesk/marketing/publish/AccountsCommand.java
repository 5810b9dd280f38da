package io.khoroszendesk.marketing.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.cli.OptionConverters;
import io.khoroszendesk.common.cli.TextTable;
import io.khoroszendesk.marketing.MarketingCommand;
import io.khoroszendesk.marketing.api.MarketingClient;
import jakarta.inject.Inject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the accounts of an initiative to which messages can be published. */
@Command(name = "accounts", description = "List the social accounts of an initiative, by their sets.")
public final class AccountsCommand extends MarketingCommand {

    @Option(
            names = "--initiative",
            paramLabel = "ID",
            required = true,
            converter = OptionConverters.Id.class,
            description = "The initiative; see the command initiatives.")
    long initiative;

    @Option(names = "--json", description = "Print Khoros' answer.")
    boolean json;

    @Inject
    MarketingClient client;

    @Override
    protected void run() {
        List<JsonNode> sets = client.accountSets(String.valueOf(initiative));
        if (json) {
            terminal.print(sets);
            return;
        }
        TextTable table = new TextTable("ID", "SERVICE", "TYPE", "NAME", "ALIAS", "SET");
        for (JsonNode set : sets) {
            for (JsonNode account : set.path("accounts")) {
                table.row(
                        account.path("id").asText(),
                        account.path("service").asText(),
                        account.path("accountType").asText(),
                        account.path("name").asText(),
                        account.path("alias").asText(""),
                        set.path("name").asText());
            }
        }
        table.print(terminal, "account");
    }
}
