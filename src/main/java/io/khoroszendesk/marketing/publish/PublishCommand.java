package io.khoroszendesk.marketing.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.marketing.MarketingCommand;
import io.khoroszendesk.marketing.Tools;
import io.khoroszendesk.marketing.api.MarketingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes a message through Khoros. */
@Command(
        name = "publish",
        description =
                "Publish a message to social accounts through Khoros. It is sent once: were it repeated, it would be posted"
                        + " twice.")
public final class PublishCommand extends MarketingCommand {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SEVERAL = "MULTI_CHANNEL";

    @Option(
            names = "--initiative",
            paramLabel = "ID",
            required = true,
            description = "The initiative to publish in; see the command initiatives.")
    String initiative;

    @Mixin
    MessageOptions options;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description =
                    "A message in JSON as Khoros' API has it, for content of other kinds (images, videos, carousels) and for"
                            + " targeting profiles. Options win over its members. \"-\" reads standard input.")
    String json;

    @Option(names = "--dry-run", description = "Show the request and send nothing that publishes.")
    boolean dryRun;

    @Override
    public int run(Tools tools) {
        ObjectNode message = json == null ? JSON.createObjectNode() : fromFile(tools.terminal());
        ObjectNode described = JSON.valueToTree(options.body());
        message.setAll(described);
        if (!message.has("content")) {
            throw new CommandException("There is nothing to publish: give --text, --link, or content in --json.");
        }
        if (message.path("targetAccountIds").isEmpty()) {
            throw new CommandException(
                    "There is nobody to publish to: give --account. The command accounts lists them.");
        }
        if (!message.hasNonNull("service")) {
            message.put("service", service(tools.client().accountSets(initiative), message.path("targetAccountIds")));
        }
        if (tools.isDry(dryRun)) {
            tools.terminal().print("POST /v2/conversations/initiative/" + initiative + "/message");
            tools.terminal().print(message.toPrettyString());
            tools.terminal().tell("Nothing was sent: this is a dry run.");
            return 0;
        }
        publish(tools, message);
        return 0;
    }

    private void publish(Tools tools, ObjectNode message) {
        try {
            JsonNode published = tools.client().publish(initiative, message).data();
            String id = published.path("id").asText(published.isValueNode() ? published.asText() : "");
            String status = published.path("status").asText("");
            tools.terminal()
                    .print(
                            id.isEmpty()
                                    ? "Khoros has taken the message, but did not tell its id."
                                    : "Khoros has taken the message as " + id
                                            + (status.isEmpty() ? "." : ", " + status + "."));
        } catch (MarketingException e) {
            throw new CommandException(
                    e.mayHaveHappened()
                            ? e.getMessage()
                                    + " The message may have been posted: look into Khoros before you publish it again."
                            : "Nothing was published. " + e.getMessage());
        }
    }

    private ObjectNode fromFile(ConsoleIO terminal) {
        try {
            JsonNode message = JSON.readTree(json.equals("-") ? all(terminal) : Files.readString(Path.of(json)));
            if (message instanceof ObjectNode object) {
                object.putIfAbsent("sfEntityType", object.textNode("Message"));
                return object;
            }
            throw new CommandException(json + " does not hold one object of JSON.");
        } catch (JsonProcessingException e) {
            throw new CommandException(json + " is not JSON.");
        } catch (IOException e) {
            throw new CommandException(json + " can't be read.");
        }
    }

    private static String all(ConsoleIO terminal) {
        StringBuilder text = new StringBuilder();
        for (String line = terminal.readLine(); line != null; line = terminal.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    /** The service that all accounts share, or the one for several services. */
    private static String service(List<JsonNode> sets, JsonNode targets) {
        Set<String> services = new HashSet<>();
        for (JsonNode target : targets) {
            services.add(sets.stream()
                    .flatMap(set -> set.path("accounts").valueStream())
                    .filter(account -> account.path("id").asText().equals(target.asText()))
                    .map(account -> account.path("service").asText())
                    .findFirst()
                    .orElseThrow(() -> new CommandException("The initiative has no account " + target.asText()
                            + ". The command accounts lists those it has.")));
        }
        return services.size() == 1 ? services.iterator().next() : SEVERAL;
    }
}
