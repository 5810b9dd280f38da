package io.khoroszendesk.marketing.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.TextTable;
import io.khoroszendesk.marketing.MarketingCommand;
import io.khoroszendesk.marketing.Tools;
import io.khoroszendesk.marketing.api.MarketingException;
import io.khoroszendesk.marketing.login.LoginResponse;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the status of a message, or deletes it. */
@Command(name = "message", description = "Show a message and what became of it in each account, or delete it.")
public final class MessageCommand extends MarketingCommand {

    @Parameters(paramLabel = "MESSAGE_ID", description = "The id that publish has told.")
    String id;

    @Option(
            names = "--initiative",
            paramLabel = "ID",
            required = true,
            description = "The initiative it was published in.")
    String initiative;

    @Option(names = "--delete", description = "Delete it in Khoros.")
    boolean delete;

    @Option(names = "--json", description = "Print what Khoros answers.")
    boolean json;

    @Override
    public int run(Tools tools) {
        if (delete) {
            delete(tools);
            return 0;
        }
        JsonNode message = tools.client().message(initiative, id);
        if (json) {
            tools.terminal().print(message.toPrettyString());
            return 0;
        }
        tools.terminal()
                .print("Message " + message.path("id").asText(id) + " of "
                        + message.path("service").asText("an unknown service") + ": "
                        + message.path("status").asText("of unknown status") + ".");
        TextTable table = new TextTable("ACCOUNT", "STATUS", "PUBLISHED", "LINK");
        for (JsonNode result : message.path("publicationResults")) {
            Instant published = LoginResponse.time(result.path("datePublished"));
            table.row(
                    result.path("accountId").asText(),
                    result.path("status").asText(),
                    published == null ? "" : published.toString(),
                    result.path("serviceLink").asText(""));
        }
        table.lines().forEach(tools.terminal()::print);
        return 0;
    }

    private void delete(Tools tools) {
        if (tools.dryRun()) {
            tools.terminal().print("DELETE /v2/conversations/initiative/" + initiative + "/message/" + id);
            tools.terminal().tell("Nothing was sent: this is a dry run.");
            return;
        }
        try {
            tools.client().deleteMessage(initiative, id);
        } catch (MarketingException e) {
            throw new CommandException(
                    e.mayHaveHappened() ? e.getMessage() + " The message may have been deleted." : e.getMessage());
        }
        tools.terminal().print("Message " + id + " is deleted.");
    }
}
