package io.khoroszendesk.marketing.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.cli.TextTable;
import io.khoroszendesk.marketing.MarketingCommand;
import io.khoroszendesk.marketing.api.MarketingClient;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the Khoros user of the token. */
@Command(
        name = "whoami",
        description = "Show the Khoros user of the token, the user's companies, and when the token ends.")
public final class WhoAmICommand extends MarketingCommand {

    @Option(names = "--json", description = "Print Khoros' answer.")
    boolean json;

    @Inject
    MarketingClient client;

    @Override
    protected void run() {
        JsonNode me = client.me();
        if (json) {
            terminal.print(me.toPrettyString());
            return;
        }
        terminal.print("Khoros knows you as " + me.path("email").asText("somebody without an address") + ".");
        terminal.print(tokens.end(tokens.get()));
        TextTable table = new TextTable("COMPANY", "NAME", "ENVIRONMENT", "PRODUCT");
        me.path("companies")
                .forEach(company -> table.row(
                        company.path("id").asText(),
                        company.path("name").asText(),
                        company.path("environment").asText(""),
                        company.path("productName").asText("")));
        table.lines().forEach(terminal::print);
    }
}
