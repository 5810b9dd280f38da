package io.khoroszendesk.marketing.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.OptionConverters;
import io.khoroszendesk.marketing.MarketingCommand;
import io.khoroszendesk.marketing.api.MarketingClient;
import io.khoroszendesk.marketing.api.MarketingException;
import io.khoroszendesk.marketing.api.MarketingJson;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes a message through Khoros. */
@Command(
        name = "publish",
        description = "Publish a message to social accounts through Khoros. It is sent once, because a second"
                + " request would post it twice.")
public final class PublishCommand extends MarketingCommand {

    private static final String NOTHING_TO_PUBLISH =
            "There is nothing to publish: give --text, --link, or content in --json.";
    private static final String NOBODY_TO_PUBLISH_TO =
            "There is nobody to publish to: give --account. The command accounts lists them.";
    private static final String STANDARD_INPUT = "-";
    private static final String SEVERAL = "MULTI_CHANNEL";

    @Option(
            names = "--initiative",
            paramLabel = "ID",
            required = true,
            converter = OptionConverters.Id.class,
            description = "The initiative to publish in; see the command initiatives.")
    long initiative;

    @Mixin
    MessageOptions options;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "A message in JSON as Khoros' API has it, for images, videos, carousels and targeting."
                    + " \"-\" reads standard input. Options win over its members.")
    String json;

    @Option(names = "--dry-run", arity = "0", description = "Show the request and publish nothing.")
    boolean dryRun;

    @Inject
    MarketingClient client;

    @Override
    public Optional<String> problem(Instant now) {
        return options.problem(now).or(this::missing);
    }

    /** What no file can add: without one, the options must say all. */
    private Optional<String> missing() {
        if (json == null) {
            return options.hasContent()
                    ? options.hasAccounts() ? Optional.empty() : Optional.of(NOBODY_TO_PUBLISH_TO)
                    : Optional.of(NOTHING_TO_PUBLISH);
        }
        return json.equals(STANDARD_INPUT) || Files.isReadable(Path.of(json))
                ? Optional.empty()
                : Optional.of(json + " can't be read.");
    }

    @Override
    protected void run() {
        ObjectNode message = json == null ? MarketingJson.MAPPER.createObjectNode() : fromFile();
        ObjectNode described = MarketingJson.MAPPER.valueToTree(options.body());
        message.setAll(described);
        if (!message.has("content")) {
            throw new CommandException(NOTHING_TO_PUBLISH);
        }
        if (message.path("targetAccountIds").isEmpty()) {
            throw new CommandException(NOBODY_TO_PUBLISH_TO);
        }
        if (!message.hasNonNull("service")) {
            message.put(
                    "service",
                    service(client.accountSets(String.valueOf(initiative)), message.path("targetAccountIds")));
        }
        if (isDry(dryRun)) {
            terminal.print("POST /v2/conversations/initiative/" + initiative + "/message");
            terminal.print(message.toPrettyString());
            terminal.tell("Nothing was sent: this is a dry run.");
            return;
        }
        publish(message);
    }

    private void publish(ObjectNode message) {
        try {
            JsonNode published =
                    client.publish(String.valueOf(initiative), message).data();
            String id = published.path("id").asText(published.isValueNode() ? published.asText() : "");
            String status = published.path("status").asText("");
            terminal.print(
                    id.isEmpty()
                            ? "Khoros has taken the message, but did not tell its id."
                            : "Khoros has taken the message as " + id + (status.isEmpty() ? "." : ", " + status + "."));
        } catch (MarketingException e) {
            throw new CommandException(
                    e.mayHaveHappened()
                            ? e.getMessage()
                                    + " The message may have been posted: look into Khoros before you publish it again."
                            : "Nothing was published. " + e.getMessage());
        }
    }

    private ObjectNode fromFile() {
        try {
            JsonNode message = MarketingJson.MAPPER.readTree(
                    json.equals(STANDARD_INPUT) ? all() : Files.readString(Path.of(json)));
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

    private String all() {
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
