package io.khoroszendesk.marketing.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.log.Plural;
import io.khoroszendesk.marketing.publish.MessageRequest.Content;
import io.khoroszendesk.marketing.publish.MessageRequest.ImageShare;
import io.khoroszendesk.marketing.publish.MessageRequest.ImageShareList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** The options that add images to a message. */
final class ImageOptions {

    @Option(
            names = "--image",
            paramLabel = "FILE",
            description = "A JPEG, PNG or GIF of at most 25 MB that is uploaded with the message; may be repeated. Not"
                    + " together with --link.")
    List<String> images = List.of();

    @Option(
            names = "--alt-text",
            paramLabel = "TEXT",
            description = "What an image shows, for those who can't see it; the first belongs to the first image.")
    List<String> altTexts = List.of();

    boolean isEmpty() {
        return images.isEmpty();
    }

    /** What is wrong with these options, or with a file; empty if nothing is. */
    Optional<String> problem() {
        return altTexts.size() > images.size()
                ? Optional.of("There are more --alt-text than --image.")
                : images.stream()
                        .map(ImageFile::problem)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(problem -> "Invalid value for option '--image': " + problem);
    }

    List<ImageFile> files() {
        return images.stream().map(ImageFile::of).toList();
    }

    /** The content of a message with these images; {@code text} may be null. */
    Content content(String text) {
        if (images.size() == 1) {
            return image(0, text);
        }
        List<ImageShare> shares = IntStream.range(0, images.size())
                .mapToObj(index -> image(index, null))
                .toList();
        return new ImageShareList("ImageShareList", text, shares);
    }

    private ImageShare image(int index, String caption) {
        return new ImageShare("ImageShare", caption, index < altTexts.size() ? altTexts.get(index) : null);
    }

    /** Fails if a content that comes from a file has not one place for each image. */
    void demandPlaces(JsonNode content) {
        String type = content.path("sfEntityType").asText("");
        int places =
                switch (type) {
                    case "ImageShare" -> 1;
                    case "ImageShareList" -> content.path("images").size();
                    default -> 0;
                };
        if (places != images.size()) {
            throw new CommandException("The content is of the type '%s' and has %s, but --image names"
                            .formatted(type, Plural.of(places, "place for an image", "places for images"))
                    + " " + images.size()
                    + ". Khoros wants one for each: an ImageShare for one image, an ImageShareList"
                    + " with as many images for several.");
        }
    }
}
