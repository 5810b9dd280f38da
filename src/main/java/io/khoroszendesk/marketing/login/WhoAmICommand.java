package io.khoroszendesk.marketing.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.common.cli.TextTable;
import io.khoroszendesk.marketing.MarketingCommand;
import io.khoroszendesk.marketing.Tools;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the Khoros user of the token. */
@Command(
        name = "whoami",
        description = "Show the Khoros user of the token, the user's companies, and when the token ends.")
public final class WhoAmICommand extends MarketingCommand {

    @Option(names = "--json", description = "Print what Khoros answers.")
    boolean json;

    @Override
    public int run(Tools tools) {
        ConsoleIO terminal = tools.terminal();
        JsonNode me = tools.client().me();
        if (json) {
            terminal.print(me.toPrettyString());
            return 0;
        }
        terminal.print("Khoros knows you as " + me.path("email").asText("somebody without an address") + ".");
        terminal.print(tools.tokens().end(tools.tokens().get()));
        TextTable table = new TextTable("COMPANY", "NAME", "ENVIRONMENT", "PRODUCT");
        me.path("companies")
                .forEach(company -> table.row(
                        company.path("id").asText(),
                        company.path("name").asText(),
                        company.path("environment").asText(""),
                        company.path("productName").asText("")));
        table.lines().forEach(terminal::print);
        return 0;
    }
}
