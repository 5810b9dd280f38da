package io.khoroszendesk.marketing.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.OptionConverters;
import io.khoroszendesk.common.cli.TextTable;
import io.khoroszendesk.marketing.MarketingCommand;
import io.khoroszendesk.marketing.api.MarketingClient;
import io.khoroszendesk.marketing.api.MarketingException;
import io.khoroszendesk.marketing.login.LoginResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the status of a message, or deletes it. */
@Command(name = "message", description = "Show a message and what became of it in each account, or delete it.")
public final class MessageCommand extends MarketingCommand {

    @Parameters(
            paramLabel = "MESSAGE_ID",
            converter = OptionConverters.Id.class,
            description = "The id that publish printed.")
    long id;

    @Option(
            names = "--initiative",
            paramLabel = "ID",
            required = true,
            converter = OptionConverters.Id.class,
            description = "The initiative it was published in.")
    long initiative;

    @Option(names = "--delete", description = "Delete it in Khoros.")
    boolean delete;

    @Option(names = "--json", description = "Print Khoros' answer.")
    boolean json;

    @Inject
    MarketingClient client;

    @Override
    protected void run() {
        if (delete) {
            delete();
            return;
        }
        JsonNode message = client.message(String.valueOf(initiative), String.valueOf(id));
        if (json) {
            terminal.print(message.toPrettyString());
            return;
        }
        terminal.print("Message " + message.path("id").asText(String.valueOf(id)) + " of "
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
        table.lines().forEach(terminal::print);
    }

    private void delete() {
        if (adapter.dryRun()) {
            terminal.print("DELETE /v2/conversations/initiative/" + initiative + "/message/" + id);
            terminal.tell("Nothing was sent: this is a dry run.");
            return;
        }
        try {
            client.deleteMessage(String.valueOf(initiative), String.valueOf(id));
        } catch (MarketingException e) {
            throw new CommandException(
                    e.mayHaveHappened() ? e.getMessage() + " The message may have been deleted." : e.getMessage());
        }
        terminal.print("Message " + id + " is deleted.");
    }
}
