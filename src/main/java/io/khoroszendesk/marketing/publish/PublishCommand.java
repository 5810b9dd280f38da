package io.khoroszendesk.marketing.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.OptionConverters;
import io.khoroszendesk.marketing.MarketingCommand;
import io.khoroszendesk.marketing.api.MarketingClient;
import io.khoroszendesk.marketing.api.MarketingEnvelope;
import io.khoroszendesk.marketing.api.MarketingException;
import io.khoroszendesk.marketing.api.MarketingJson;
import io.khoroszendesk.marketing.api.Upload;
import io.khoroszendesk.marketing.publish.MessageRequest.Content;
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
            "There is nothing to publish: give --text, --link, --image, or content in --json.";
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

    @Mixin
    ImageOptions images;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "A message in JSON as Khoros' API has it, for assets, videos, carousels and targeting."
                    + " \"-\" reads standard input. Options win over its members.")
    String json;

    @Option(names = "--dry-run", arity = "0", description = "Show the request and publish nothing.")
    boolean dryRun;

    @Inject
    MarketingClient client;

    @Override
    public Optional<String> problem(Instant now) {
        return options.problem(now).or(images::problem).or(this::exclusive).or(this::missing);
    }

    private Optional<String> exclusive() {
        return images.isEmpty() || options.link == null
                ? Optional.empty()
                : Optional.of("--image and --link exclude each other: a message of Khoros' has either.");
    }

    /** What no file can add: without one, the options must say all. */
    private Optional<String> missing() {
        if (json == null) {
            return options.hasContent() || !images.isEmpty()
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
        message.setAll((ObjectNode) MarketingJson.MAPPER.valueToTree(options.body(content(message))));
        if (!message.has("content")) {
            throw new CommandException(NOTHING_TO_PUBLISH);
        }
        if (message.path("targetAccountIds").isEmpty()) {
            throw new CommandException(NOBODY_TO_PUBLISH_TO);
        }
        List<ImageFile> files = images.files();
        if (!images.isEmpty()) {
            images.demandPlaces(message.get("content"));
        }
        if (!message.hasNonNull("service")) {
            message.put(
                    "service",
                    service(client.accountSets(String.valueOf(initiative)), message.path("targetAccountIds")));
        }
        if (!message.hasNonNull("status")) {
            // Khoros' default. It is sent, so that what is said of it below is certain.
            message.put("status", MessageStatus.DRAFT.name());
        }
        terminal.tell(MessageStatus.before(message.path("status").asText(), time(message)));
        if (isDry(dryRun)) {
            terminal.print("POST /v2/conversations/initiative/" + initiative + "/message"
                    + (images.isEmpty() ? "" : "?multipart"));
            terminal.print(message.toPrettyString());
            files.forEach(file -> terminal.print(file.line()));
            terminal.tell("Nothing was sent: this is a dry run.");
            return;
        }
        publish(message, files);
    }

    /** The content that the options describe; null if they leave it to the file. */
    private Content content(ObjectNode fromFile) {
        if (images.isEmpty()) {
            return options.content();
        }
        return options.text == null && fromFile.has("content") ? null : images.content(options.text);
    }

    private void publish(ObjectNode message, List<ImageFile> files) {
        try {
            List<Upload> uploads = files.stream().map(ImageFile::upload).toList();
            MarketingEnvelope answer = client.publish(String.valueOf(initiative), message, uploads);
            tellResult(answer.data(), time(message));
        } catch (MarketingException e) {
            throw new CommandException(
                    e.mayHaveHappened()
                            ? e.getMessage()
                                    + " The message may have been posted: look into Khoros before you publish it again."
                            : "Nothing was published. " + e.getMessage());
        }
    }

    private void tellResult(JsonNode published, String time) {
        String id = published.path("id").asText(published.isValueNode() ? published.asText() : "");
        String status = published.path("status").asText("");
        terminal.print(
                id.isEmpty()
                        ? "Khoros has taken the message, but did not tell its id."
                        : "Khoros has taken the message as " + id + (status.isEmpty() ? "." : ", " + status + "."));
        terminal.tell(MessageStatus.after(status, time)
                + (id.isEmpty() ? "" : " See what becomes of it with: message " + id + " --initiative " + initiative));
    }

    /** When it is to be published; empty if at once. */
    private static String time(JsonNode message) {
        return message.path("scheduledPublishDate").asText("");
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
